import type { Datamap, InjectionMethod, InstallScript } from "@hob/osinfo";
import type { Answers } from "../answers.ts";
import { unattendedParameters } from "../parameters/parameter-table.ts";
import type { UnattendedParameters } from "../parameters/unattended-parameters.ts";
import { generateCommandLine, generateScript, type ScriptInput } from "../script/generate-script.ts";
import type { AnswerFile, WrittenAnswers } from "./answer-writer.ts";

/** Parameters that osinfo calls otherwise. */
const osinfoNames: Readonly<Record<string, string>> = { "user-administrator": "user-admin" };

/** Parameters that all of these scripts together take, by their names here. */
export function parametersOf(scripts: readonly InstallScript[]): ReadonlyMap<string, { readonly isRequired: boolean }> {
  const taken = new Map<string, { isRequired: boolean }>();
  for (const { name, isRequired } of scripts.flatMap(({ parameters }) => parameters)) {
    const own = Object.entries(osinfoNames).find(([, theirs]) => theirs === name)?.[0] ?? name;
    taken.set(own, { isRequired: isRequired || taken.get(own)?.isRequired === true });
  }
  return taken;
}

/** The ways to the installer that every one of these scripts knows, in the first one's order. */
export const injectionMethodsOf = (scripts: readonly InstallScript[]): InjectionMethod[] =>
  (scripts[0]?.injectionMethods ?? []).filter((method) =>
    scripts.every(({ injectionMethods }) => injectionMethods.includes(method)),
  );

/** Fills the database's scripts; the first one is the installer's, the others are called by it. */
export function writeScripts(
  scripts: readonly InstallScript[],
  answers: Answers,
  isMedium: boolean,
  datamap: (id: string) => Datamap | undefined,
): WrittenAnswers {
  const config = configOf(answers);
  const input = (script: InstallScript): ScriptInput => ({
    script,
    os: answers.os,
    config,
    datamap,
    injection: answers.injection,
    source: answers.tree === null ? "media" : "network",
    ...(isMedium ? { mediaVariants: answers.variants } : {}),
  });
  const files = scripts.map((script) => {
    const text = withLineEnds(generateScript(input(script)), script.pathFormat);
    return { name: script.expectedFilename ?? "answers", text, secrets: secretsIn(text, script, answers.given) };
  });
  const [first] = scripts;
  // A keyboard's variant, `es (cat)`, is no argument of its own.
  const commandLine = first
    ? generateCommandLine(input(first))
        .replaceAll(/ \([\w-]+\)/g, "")
        .trim()
    : "";
  return {
    files,
    kernelArguments: commandLine === "" ? [] : commandLine.split(/\s+/),
    hashesPasswords: false,
    warnings: lost(scripts, files, answers.given),
  };
}

/** Windows' own tools want their line ends; XML is the same with either. */
const withLineEnds = (text: string, pathFormat: "unix" | "dos" | null): string =>
  pathFormat === "dos" && !text.startsWith("<?xml") ? text.trimStart().replaceAll("\n", "\r\n") : text;

/** A script may take a password and then write it nowhere, as Silverblue's does for releases without a number. */
function lost(scripts: readonly InstallScript[], files: readonly AnswerFile[], given: UnattendedParameters): string[] {
  const taken = parametersOf(scripts);
  const written = new Set(files.flatMap(({ secrets }) => secrets));
  return unattendedParameters
    .filter(({ key, name, isSecret }) => isSecret && given[key] !== undefined && taken.has(name) && !written.has(name))
    .map(({ name }) => `'${name}' has no effect: the script '${scripts[0]?.id}' does not use it for this system.`);
}

/** A secret may have been escaped on its way. */
function secretsIn(text: string, script: InstallScript, given: UnattendedParameters): string[] {
  const taken = parametersOf([script]);
  return unattendedParameters.flatMap(({ key, name, isSecret }) => {
    const value = given[key];
    if (!isSecret || typeof value !== "string" || !taken.has(name)) return [];
    const escaped = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return text.includes(value) || text.includes(escaped) ? [name] : [];
  });
}

/** Answers by osinfo's names. What is not answered is left out: a script asks whether it is there. */
function configOf(answers: Answers): Record<string, string> {
  const { given, user, arch, hostname, domain } = answers;
  const isWindows = answers.os.family === "winnt";
  const values: Record<string, string | null | undefined> = {
    "hardware-arch": arch === "i686" ? "i386" : arch,
    hostname,
    domain,
    "l10n-timezone": answers.timezone,
    "l10n-language": answers.language,
    "l10n-keyboard": answers.keyboardLocale ?? answers.keyboard.layout,
    "admin-password": answers.adminPassword,
    "user-login": user?.login,
    "user-password": user?.password,
    "user-realname": user?.realname,
    "user-autologin": user ? String(user.autologin) : null,
    "user-admin": user ? String(user.administrator) : null,
    "target-disk": isWindows ? given.targetDisk : answers.targetDisk,
    "script-disk": given.scriptDisk ?? answers.scriptDisk,
    "avatar-disk": given.avatarDisk,
    "avatar-location": given.avatarLocation,
    "reg-login": given.regLogin,
    "reg-password": given.regPassword,
    "reg-product-key": given.productKey,
    "driver-signing": given.driverSigning === undefined ? null : String(given.driverSigning),
    "pre-install-drivers-disk": given.preInstallDriversDisk ?? answers.storageDrivers?.disk,
    "pre-install-drivers-location": given.preInstallDriversLocation ?? answers.storageDrivers?.location,
    "post-install-drivers-disk": given.postInstallDriversDisk,
    "post-install-drivers-location": given.postInstallDriversLocation,
    "installation-url": given.installationUrl ?? answers.tree,
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
