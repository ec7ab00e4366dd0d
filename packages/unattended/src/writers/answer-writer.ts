import type { InjectionMethod, OperatingSystem } from "@hob/osinfo";
import type { Answers } from "../answers.ts";
import type { UnattendedParameters } from "../parameters/unattended-parameters.ts";

/** Writes the answers of one installer. */
export interface AnswerWriter {
  /** `preseed`, `autoinstall`, `kickstart`, `autoyast`, `windows-unattend`. */
  readonly format: string;
  /** Whether it is this system's installer. */
  writes(os: OperatingSystem): boolean;
  readonly profiles: readonly string[];
  /** How its installer finds the answers, the best first. */
  readonly injectionMethods: readonly InjectionMethod[];
  /** By which of them it finds the answers without being told where they are. */
  readonly findsByItself: readonly InjectionMethod[];
  /** The label of the volume that carries them. */
  readonly volumeId: string;
  /** The parameters without which it would ask, of those that are not given. */
  missing(
    parameters: UnattendedParameters,
    profile: string,
    os: OperatingSystem,
  ): readonly (keyof UnattendedParameters)[];
  write(answers: Answers): WrittenAnswers;
}

/** What an installer is given. */
export interface WrittenAnswers {
  readonly files: readonly AnswerFile[];
  /** With {@link webAddress} where the address of the first file is not known yet. */
  readonly kernelArguments: readonly string[];
  /** Whether passwords are hashed in them. */
  readonly hashesPasswords: boolean;
  readonly warnings: readonly string[];
}

/** A file of answers as text. */
export interface AnswerFile {
  readonly name: string;
  readonly text: string;
  /** Names of the secret parameters that it holds, hashed or not. */
  readonly secrets: readonly string[];
}

/** Stands in kernel arguments for the address of the directory that a web server gives the files in, without a last `/`. */
export const webAddress = "{web}";

/** What is missing on Linux: a way in, and on a desktop someone who sits before it. */
export function missingOnLinux(given: UnattendedParameters, profile: string): (keyof UnattendedParameters)[] {
  const hasKeys = (given.sshKeys ?? []).length > 0;
  if (profile === "desktop") return (["userLogin", "userPassword"] as const).filter((key) => given[key] === undefined);
  if (given.userLogin !== undefined) return given.userPassword === undefined && !hasKeys ? ["userPassword"] : [];
  return given.adminPassword === undefined && !hasKeys ? ["adminPassword"] : [];
}

/** Which of the passwords are among the answers. */
export const passwordsOf = ({ adminPassword, user }: Answers): string[] => [
  ...(adminPassword === null ? [] : ["admin-password"]),
  ...(user?.password === null || user === null ? [] : ["user-password"]),
];

/** A system's version as a number; a rolling release is newer than all. */
export function versionOf(os: OperatingSystem): number {
  const version = Number.parseFloat(os.version ?? "");
  return Number.isNaN(version) ? Number.POSITIVE_INFINITY : version;
}
