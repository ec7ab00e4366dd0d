/** @returns the value in its one spelling; null when it cannot be used. */
export type ParameterCheck = (value: string) => string | null;

const matching =
  (pattern: RegExp): ParameterCheck =>
  (value) =>
    pattern.test(value) ? value : null;

/** IANA's names, whatever their case. */
export const timezone: ParameterCheck = (value) => {
  if (value === "UTC" || value === "Etc/UTC") return value;
  return timezones().get(value.toLowerCase()) ?? null;
};

let known: ReadonlyMap<string, string> | undefined;
const timezones = () =>
  (known ??= new Map(Intl.supportedValuesOf("timeZone").map((zone) => [zone.toLowerCase(), zone])));

/** `de_DE` of `de`, `de-DE`, `de_DE.UTF-8`; `sr_RS@latin` as it is. `C` and `POSIX` are English. */
export const language: ParameterCheck = (value) => {
  if (/^(?:C|POSIX)(?:\.utf-?8)?$/i.test(value)) return "en_US";
  const parts = /^([a-z]{2,3})(?:[_-]([A-Z]{2}))?(?:\.[\w-]+)?(@[a-z]+)?$/.exec(value);
  if (!parts) return null;
  const [, tongue = "", country, modifier = ""] = parts;
  const likely = country ?? new Intl.Locale(tongue).maximize().region;
  return likely === undefined ? null : `${tongue}_${likely}${modifier}`;
};

/** A locale, or an X layout with its variant: `ch`, `ch (fr)`. */
export const keyboard: ParameterCheck = (value) => {
  if (/^[a-z]{2,8}(?: ?\([\w-]+\))?$/.test(value)) return value.replace(/ ?\(/, " (");
  return language(value);
};

/** Labels of 1 to 63 letters, digits and hyphens. */
export const hostname: ParameterCheck = (value) =>
  value.length <= 253 && value.split(".").every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))
    ? value
    : null;

const system = new Set(
  "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc nobody adm halt shutdown operator".split(
    " ",
  ),
);

/** A login on Linux. */
export const unixLogin: ParameterCheck = (value) =>
  /^[a-z_][a-z0-9_-]{0,31}$/.test(value) && !system.has(value) ? value : null;

/** A login on Windows. */
export const windowsLogin: ParameterCheck = (value) =>
  // eslint-disable-next-line no-control-regex
  /^[^"/\\[\]:;|=,+*?<>@\u0000-\u001F]{1,20}$/.test(value) &&
  !/^[ .]*$/.test(value) &&
  !/^(?:administrator|guest|system|defaultaccount|none|localservice|networkservice)$/i.test(value)
    ? value
    : null;

/** One line of at least one character. */
// eslint-disable-next-line no-control-regex
export const line: ParameterCheck = matching(/^[^\u0000-\u001F\u007F]+$/);

/** A name as the password file holds it, and installers write it there. */
// eslint-disable-next-line no-control-regex
export const realname: ParameterCheck = matching(/^[^\u0000-\u001F\u007F:,"\\]{1,100}$/);

/** 1 to 127 characters on one line: what Windows, the shortest, still takes. */
// eslint-disable-next-line no-control-regex
export const password: ParameterCheck = matching(/^[^\u0000-\u001F\u007F]{1,127}$/);

/** A disk of Linux or a drive of Windows. */
export const disk: ParameterCheck = (value) => {
  if (/^[A-Za-z]:?$/.test(value)) return value.slice(0, 1).toUpperCase();
  return /^\/dev\/[A-Za-z0-9][\w./:-]*$/.test(value) && !value.includes("..") ? value : null;
};

/** A path on a medium. */
export const path: ParameterCheck = matching(/^[/\\]?[\w ./\\-]*$/);

/** Five groups of five letters and digits. */
export const productKey: ParameterCheck = (value) => {
  const letters = value.replaceAll(/[\s-]/g, "").toUpperCase();
  return /^[A-Z0-9]{25}$/.test(letters) ? (letters.match(/.{5}/g) as string[]).join("-") : null;
};

/** A URL that installers fetch from. */
export const url: ParameterCheck = (value) => {
  if (/[\s'"<>\\^`{|}]/.test(value)) return null;
  const parsed = URL.parse(value);
  return parsed && ["http:", "https:", "ftp:"].includes(parsed.protocol) && parsed.hostname !== "" ? value : null;
};

/** A public key as OpenSSH writes it. */
export const sshKey: ParameterCheck = matching(
  /^(?:sk-)?(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d+)(?:@openssh\.com)? [A-Za-z0-9+/]{16,}={0,3}(?: [^\r\n"'\\$`]*)?$/,
);

/** A package of a distribution, or a group of them (`@core`). */
export const packageName: ParameterCheck = matching(/^@?\^?[A-Za-z0-9][A-Za-z0-9+._:-]*$/);

/** `true` and `false`. */
export const flag: ParameterCheck = matching(/^(?:true|false)$/);
