import * as check from "./parameter-checks.ts";
import type { UnattendedParameters } from "./unattended-parameters.ts";

/** What is declared of a parameter, once: forms, options and checks are made of it. */
export interface ParameterDeclaration {
  readonly key: keyof UnattendedParameters;
  /** As it is written in options and errors, and by osinfo: `user-login`. */
  readonly name: string;
  /** What it is, for a form. */
  readonly label: string;
  /** What is accepted, after "must be". */
  readonly accepted: string;
  readonly kind: "text" | "flag" | "list";
  /** Whether its value is never shown, logged, or kept on disk. */
  readonly isSecret: boolean;
  readonly check: check.ParameterCheck;
}

type Row = readonly [
  key: keyof UnattendedParameters,
  name: string,
  label: string,
  accepted: string,
  check: check.ParameterCheck,
];

const password = "1 to 127 characters on one line";
const drive = "a disk such as '/dev/vda', or on Windows a drive letter";
const place = "a path of letters, digits, blanks, '.', '_', '-', '/' and '\\'";

const rows: readonly Row[] = [
  [
    "hostname",
    "hostname",
    "Host name",
    "labels of letters, digits and hyphens, such as 'web1' or 'web1.example.org'",
    check.hostname,
  ],
  ["domain", "domain", "Domain", "a domain such as 'example.org'", check.hostname],
  ["timezone", "l10n-timezone", "Time zone", "a time zone such as 'Europe/Berlin'", check.timezone],
  ["language", "l10n-language", "Language", "a locale such as 'de_DE'", check.language],
  [
    "keyboard",
    "l10n-keyboard",
    "Keyboard",
    "a locale such as 'de_DE' or a layout such as 'de' or 'ch (fr)'",
    check.keyboard,
  ],
  ["adminPassword", "admin-password", "Administrator's password", password, check.password],
  ["userLogin", "user-login", "User", "a login that the system does not use itself, such as 'ada'", check.line],
  ["userPassword", "user-password", "User's password", password, check.password],
  ["userRealname", "user-realname", "User's full name", "a name on one line without ':' and ','", check.realname],
  ["userAutologin", "user-autologin", "Log in automatically", "'true' or 'false'", check.flag],
  ["userAdministrator", "user-administrator", "User administers the machine", "'true' or 'false'", check.flag],
  ["sshKeys", "ssh-key", "SSH keys", "a public key such as 'ssh-ed25519 AAAA… name'", check.sshKey],
  ["packages", "package", "Packages", "a package's name such as 'openssh-server'", check.packageName],
  ["targetDisk", "target-disk", "Disk to install on", drive, check.disk],
  ["scriptDisk", "script-disk", "Where the answers are", drive, check.disk],
  ["avatarDisk", "avatar-disk", "Where the user's picture is", drive, check.disk],
  ["avatarLocation", "avatar-location", "The user's picture", place, check.path],
  ["regLogin", "reg-login", "Login at the maker", "a login or an e-mail address on one line", check.line],
  ["regPassword", "reg-password", "Password or code at the maker", password, check.password],
  [
    "productKey",
    "reg-product-key",
    "Product key",
    "five groups of five letters and digits, 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX'",
    check.productKey,
  ],
  [
    "edition",
    "edition",
    "Edition",
    "an edition of the medium, by name such as 'Windows 11 Pro', or by number",
    check.line,
  ],
  ["driverSigning", "driver-signing", "Only signed drivers", "'true' or 'false'", check.flag],
  ["preInstallDriversDisk", "pre-install-drivers-disk", "Where drivers for the installer are", drive, check.disk],
  ["preInstallDriversLocation", "pre-install-drivers-location", "Path of drivers for the installer", place, check.path],
  ["postInstallDriversDisk", "post-install-drivers-disk", "Where drivers for the system are", drive, check.disk],
  ["postInstallDriversLocation", "post-install-drivers-location", "Path of drivers for the system", place, check.path],
  [
    "installationUrl",
    "installation-url",
    "Where packages come from",
    "an address that begins with http://, https:// or ftp://",
    check.url,
  ],
  ["allowUnsigned", "allow-unsigned", "Accept unsigned packages", "'true' or 'false'", check.flag],
];

const secrets = new Set<keyof UnattendedParameters>(["adminPassword", "userPassword", "regPassword", "productKey"]);

/** Every parameter, in the order of a form. */
export const unattendedParameters: readonly ParameterDeclaration[] = rows.map(([key, name, label, accepted, test]) => ({
  key,
  name,
  label,
  accepted,
  kind: key === "sshKeys" || key === "packages" ? "list" : test === check.flag ? "flag" : "text",
  isSecret: secrets.has(key),
  check: test,
}));

/** The declaration of a parameter. */
export const declarationOf = (key: keyof UnattendedParameters): ParameterDeclaration =>
  unattendedParameters.find((declaration) => declaration.key === key) as ParameterDeclaration;
