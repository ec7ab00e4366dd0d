import { hashPassword } from "@hob/first-boot";
import type { Answers, AnsweredUser } from "./answers.ts";
import type { Injection } from "./choose-injection.ts";
import { virtioWinFor } from "./drivers/virtio-win.ts";
import { unixLogin, windowsLogin } from "./parameters/parameter-checks.ts";
import { declarationOf, unattendedParameters } from "./parameters/parameter-table.ts";
import { isHashed } from "./parameters/secret-parameters.ts";
import type { UnattendedParameters } from "./parameters/unattended-parameters.ts";
import { keyboardMap, resolveKeyboard } from "./resolve-keyboard.ts";
import { InvalidParameter } from "./unattended-errors.ts";
import type { UnattendedInput } from "./unattended-input.ts";
import type { ResolvedParameter } from "./unattended-plan.ts";

/** Answers, and where each comes from. */
export interface ResolvedAnswers {
  readonly answers: Answers;
  readonly parameters: readonly ResolvedParameter[];
}

/** Fills in what is not given. @throws InvalidParameter for what only the system as a whole can tell to be wrong. */
export function resolveAnswers(
  input: UnattendedInput,
  given: UnattendedParameters,
  profile: string,
  injection: Injection,
): ResolvedAnswers {
  const { os, arch, firmware = "bios", hasTpm = false, source, targetBus = "virtio", virtioWin, salt } = input;
  const isWindows = os.family === "winnt";
  checkLogin(given, isWindows);
  const languages = source.kind === "media" ? (source.languages ?? source.media?.languages ?? []) : [];
  const spoken = languages.length === 1 ? languages[0] : undefined;
  const language = given.language ?? spoken ?? "en_US";
  const keyboard = resolveKeyboard(given.keyboard ?? language, language, input.database.datamap(keyboardMap));
  const [hostname = "localhost", ...domainLabels] = (given.hostname ?? hostnameOf(input)).split(".");
  const domain = given.domain ?? (domainLabels.length > 0 ? domainLabels.join(".") : null);
  const timezone = given.timezone ?? "UTC";
  const targetDisk = given.targetDisk ?? (isWindows ? "C" : targetBus === "virtio" ? "/dev/vda" : "/dev/sda");
  const storage = virtioWin === undefined ? null : (virtioWinFor(os, arch)?.storage ?? null);
  const answers: Answers = {
    os,
    arch,
    firmware,
    hasTpm,
    profile,
    injection: injection.method,
    tree: source.kind === "tree" ? source.url : null,
    variants: (source.kind === "tree" ? source.tree?.variants : source.media?.variants) ?? [],
    languages,
    virtioWin: virtioWin !== undefined && virtioWinFor(os, arch) !== null,
    timezone,
    language,
    keyboard: keyboard.layout,
    keyboardLocale: keyboard.locale,
    hostname,
    domain,
    adminPassword: given.adminPassword ?? null,
    user: userOf(given),
    sshKeys: given.sshKeys ?? [],
    targetDisk,
    scriptDisk: isWindows ? null : scriptDisk(input, injection),
    // After the installer's disc, and that of the answers.
    storageDrivers:
      storage === null ? null : { disk: injection.method === "cdrom" ? "F" : "E", location: `\\${storage}` },
    given,
    hash: (password) => (isHashed(password) ? password : hashPassword(password, salt)),
  };
  const defaults: ResolvedParameter[] = [
    byDefault("l10n-timezone", timezone, "a machine's clock is best kept in UTC until its place is known"),
    spoken === undefined
      ? byDefault("l10n-language", language, "English is on every medium")
      : { name: "l10n-language", value: language, by: "medium", because: "it is the medium's only language" },
    byDefault("l10n-keyboard", given.keyboard ?? language, "it is the language's"),
    byDefault(
      "hostname",
      hostname,
      input.name === undefined ? "it is made of the system's name" : "it is made of the guest's name",
    ),
    byDefault(
      "target-disk",
      targetDisk,
      isWindows ? "Windows calls its own drive so" : `a disk on the bus '${targetBus}' is called so`,
    ),
  ];
  return { answers, parameters: [...givenParameters(given), ...defaults.filter(({ name }) => !isGiven(name, given))] };
}

const byDefault = (name: string, value: string, because: string): ResolvedParameter => ({
  name,
  value,
  by: "default",
  because,
});

const isGiven = (name: string, given: UnattendedParameters): boolean =>
  unattendedParameters.some((declaration) => declaration.name === name && given[declaration.key] !== undefined);

const givenParameters = (given: UnattendedParameters): ResolvedParameter[] =>
  unattendedParameters.flatMap(({ key, name, isSecret }) => {
    const value = given[key];
    if (value === undefined) return [];
    return [{ name, value: isSecret ? null : String(value), by: "user", because: "it was asked for" }];
  });

function checkLogin({ userLogin }: UnattendedParameters, isWindows: boolean): void {
  if (userLogin === undefined || (isWindows ? windowsLogin : unixLogin)(userLogin) !== null) return;
  const { name, accepted } = declarationOf("userLogin");
  const letters = isWindows ? "up to 20 characters" : "up to 32 of a-z, 0-9, '_' and '-', a letter first";
  throw new InvalidParameter({ name, value: userLogin, accepted: `${accepted}; ${letters}` });
}

function userOf(given: UnattendedParameters): AnsweredUser | null {
  if (given.userLogin === undefined) return null;
  return {
    login: given.userLogin,
    password: given.userPassword ?? null,
    realname: given.userRealname ?? given.userLogin,
    autologin: given.userAutologin ?? false,
    administrator: given.userAdministrator ?? true,
  };
}

function hostnameOf({ name, os }: UnattendedInput): string {
  const label = (name ?? os.shortId)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, "-")
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, "");
  return label === "" ? "localhost" : label;
}

/** The installer's own disc is the first one, when there is one; a removable disk comes after the one to install on. */
function scriptDisk({ source, targetBus = "virtio" }: UnattendedInput, { method }: Injection): string | null {
  if (method === "cdrom") return source.kind === "media" ? "/dev/sr1" : "/dev/sr0";
  if (method === "floppy") return "/dev/fd0";
  if (method === "disk") return targetBus === "virtio" ? "/dev/sda" : "/dev/sdb";
  return null;
}
