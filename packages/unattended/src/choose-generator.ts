import type { InstallScript, OperatingSystem } from "@hob/osinfo";
import { line, type ParameterCheck, password, realname } from "./parameters/parameter-checks.ts";
import { declarationOf, type ParameterDeclaration, unattendedParameters } from "./parameters/parameter-table.ts";
import { isHashed } from "./parameters/secret-parameters.ts";
import type { UnattendedParameters } from "./parameters/unattended-parameters.ts";
import { InvalidParameter, NoUnattendedInstallation, UnknownProfile } from "./unattended-errors.ts";
import type { UnattendedInput } from "./unattended-input.ts";
import { windowsUnattend } from "./windows/windows-unattend.ts";
import { type AnswerWriter, versionOf } from "./writers/answer-writer.ts";
import { autoinstall } from "./writers/autoinstall.ts";
import { autoyast } from "./writers/autoyast.ts";
import { kickstart } from "./writers/kickstart.ts";
import { preseed } from "./writers/preseed.ts";
import { parametersOf } from "./writers/script-writer.ts";

/** Who writes the answers, and why. */
export type Generator = { readonly profile: string; readonly because: string } & (
  | { readonly kind: "install-script"; readonly scripts: readonly [InstallScript, ...InstallScript[]] }
  | { readonly kind: "built-in"; readonly writer: AnswerWriter }
);

const writers: readonly AnswerWriter[] = [preseed, autoinstall, kickstart, autoyast, windowsUnattend];

/**
 * The database's own scripts where they do all that is asked for, else what is written here, else the scripts of the
 * system that it comes from.
 *
 * @throws NoUnattendedInstallation, UnknownProfile
 */
export function chooseGenerator(input: UnattendedInput, given: UnattendedParameters): Generator {
  const { os, database, source, profile = "jeos", generator } = input;
  const media = source.kind === "media" ? (source.media ?? undefined) : undefined;
  const own = database.scriptsFor(os, media);
  const writer = writers.find((one) => one.writes(os));
  const ignoresScripts = media?.takesInstallScript === false;
  const inherited = own.length > 0 || ignoresScripts ? null : scriptsOfAncestor(input, profile);
  const scripts = ordered(own, profile) ?? inherited?.scripts;
  const writes = writer?.profiles.includes(profile) === true && !(ignoresScripts && os.distro !== "ubuntu");

  const byScript = (because: string): Generator | null =>
    scripts ? { kind: "install-script", scripts, profile, because } : null;
  const builtIn = (because: string): Generator | null =>
    writes && writer ? { kind: "built-in", writer, profile, because } : null;
  const whyScripts = inherited
    ? `the database has no script for ${os.name}, and its is made like ${inherited.from.name}`
    : `it is the database's script for ${os.name}`;

  const chosen =
    generator === "install-script"
      ? byScript(whyScripts)
      : generator === "built-in"
        ? builtIn("it was asked for")
        : own.length > 0 && scripts
          ? (better(input, given, scripts, builtIn) ?? byScript(whyScripts))
          : (builtIn(
              ignoresScripts
                ? "this medium ignores the database's scripts"
                : `the database has no script for ${os.name}`,
            ) ?? byScript(whyScripts));
  const hashed = hashedOf(given);
  if (chosen && hashed && (chosen.kind === "install-script" || os.family === "winnt")) {
    throw new InvalidParameter({
      name: declarationOf(hashed).name,
      value: null,
      accepted: `in clear: the installer of '${os.name}' takes no hash here`,
    });
  }
  const breaking = chosen?.kind === "install-script" ? breakingOut(chosen.scripts, given) : undefined;
  if (breaking) {
    const accepted = `without quotes and signs that a command line reads: the script for '${os.name}' does not quote it`;
    throw new InvalidParameter({ name: breaking.name, value: null, accepted });
  }
  if (chosen) return chosen;

  const profiles = new Set([
    ...own.flatMap((script) => script.profile ?? []),
    ...(writer && !ignoresScripts ? writer.profiles : []),
  ]);
  if (profiles.size > 0 && !profiles.has(profile))
    throw new UnknownProfile({ os: os.name, profile, known: [...profiles] });
  throw new NoUnattendedInstallation({ os: os.name, because: reasonOf(ignoresScripts, generator) });
}

function reasonOf(ignoresScripts: boolean, generator: UnattendedInput["generator"]): string {
  if (ignoresScripts) return "this medium takes no answers; use another one of the system";
  if (generator === "built-in") return "no answers are written here for it";
  return "neither the database nor Hob has answers for its installer";
}

/** What is wrong with the database's scripts here, as the reason to write the answers here. */
function better(
  { os, firmware, source }: UnattendedInput,
  given: UnattendedParameters,
  scripts: readonly InstallScript[],
  builtIn: (because: string) => Generator | null,
): Generator | null {
  const [profile] = scripts.map((script) => script.profile);
  if (os.distro === "debian") {
    return builtIn(
      "the database's script does not say whether the user's name is a text, so that the installer asks for it, and shows passwords",
    );
  }
  if (os.distro === "ubuntu" && versionOf(os) > 20.04 && (profile !== "desktop" || source.kind === "tree")) {
    return builtIn("the database's script is for the installer that Ubuntu had before 20.10");
  }
  if (os.family !== "winnt" && source.kind === "media" && source.startsByItself === true) {
    return builtIn("the database's script is told of by the kernel's arguments, and this medium starts by itself");
  }
  if (os.family === "winnt" && firmware === "efi")
    return builtIn("the database's script divides the disk for BIOS only");
  const taken = parametersOf(scripts);
  const ignored = unattendedParameters.find(({ key, name }) => asksForMore(key, given) && !taken.has(name));
  if (ignored) return builtIn(`the database's script does not take '${ignored.name}'`);
  if (hashedOf(given)) return builtIn("the database's script takes no password that is hashed already");
  const breaking = breakingOut(scripts, given);
  if (breaking) return builtIn(`the database's script does not quote what '${breaking.name}' holds`);
  return null;
}

/** What ends a value where a script of the database puts it, by the script's id. XML is escaped; a preseed ends with its line. */
const signs: readonly (readonly [id: RegExp, sign: RegExp])[] = [
  [/\/kickstart\//, /['"\\$`]/],
  [/\/windows\/(?:sif|cmd|reg)\//, /["%^&|<>\\]/],
];

/** Checks that let nearly every character through. */
const freeTexts: ReadonlySet<ParameterCheck> = new Set([line, password, realname]);

/** A text that would break out of its place in what these scripts write. */
function breakingOut(scripts: readonly InstallScript[], given: UnattendedParameters): ParameterDeclaration | undefined {
  return unattendedParameters.find(({ key, name, check }) => {
    const value = given[key];
    if (typeof value !== "string" || !freeTexts.has(check)) return false;
    const taking = scripts.filter((script) => parametersOf([script]).has(name));
    return taking.some((script) => signs.some(([id, sign]) => id.test(script.id) && sign.test(value)));
  });
}

/** A password that is hashed already. */
const hashedOf = (given: UnattendedParameters): keyof UnattendedParameters | undefined =>
  (["adminPassword", "userPassword"] as const).find((key) => isHashed(given[key] ?? ""));

/** Parameters that change the system if they are heeded, and are easily missed if they are not. */
const essential = new Set<keyof UnattendedParameters>([
  "sshKeys",
  "packages",
  "userAutologin",
  "edition",
  "allowUnsigned",
  "domain",
]);

function asksForMore(key: keyof UnattendedParameters, given: UnattendedParameters): boolean {
  if (key === "userAdministrator") return given.userAdministrator === false;
  return essential.has(key) && given[key] !== undefined && given[key] !== false;
}

/** The scripts of a profile, the one that the installer reads itself first: those called by it only go where it is. */
function ordered(
  scripts: readonly InstallScript[],
  profile: string,
): readonly [InstallScript, ...InstallScript[]] | undefined {
  const called = /\/windows\/(?:cmd|reg)\//;
  const [first, ...others] = scripts
    .filter((script) => script.profile === profile)
    .toSorted((one, other) => Number(called.test(one.id)) - Number(called.test(other.id)));
  return first && [first, ...others];
}

/** The nearest system that this one comes from, of the same family, that has scripts of the profile. */
function scriptsOfAncestor(
  { os, database }: UnattendedInput,
  profile: string,
): { readonly from: OperatingSystem; readonly scripts: readonly [InstallScript, ...InstallScript[]] } | null {
  const seen = new Set([os.id]);
  const queue = [...os.derivesFrom, ...os.clones];
  for (const id of queue) {
    if (seen.has(id)) continue;
    seen.add(id);
    const from = database.find(id);
    if (!from || from.family !== os.family) continue;
    const scripts = ordered(database.scriptsFor(from), profile);
    if (scripts) return { from, scripts };
    queue.push(...from.derivesFrom, ...from.clones);
  }
  return null;
}
