import { isIP, isIPv4, isIPv6 } from "node:net";
import { InvalidFirstBoot } from "./first-boot-errors.ts";

/** A check of one value: returns it, or throws with what it is and what is accepted. */
export type Accept = (what: string, value: string) => string;

const accepting =
  (test: (value: string) => boolean, accepted: string): Accept =>
  (what, value) => {
    if (!test(value)) throw new InvalidFirstBoot({ what, value, accepted });
    return value;
  };

const LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const labels = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** @source RFC 1123, 2.1 */
export const acceptHostname = accepting(
  (value) => new RegExp(`^${LABEL}$`).test(value),
  "letters, digits and inner hyphens, at most 63",
);

/** @source RFC 1123, 2.1 */
export const acceptDomainName = accepting(
  (value) => value.length <= 253 && labels.test(value),
  "names of letters, digits and inner hyphens, joined by dots, at most 253 characters",
);

/** What `useradd` takes. */
export const acceptUserName = accepting(
  (value) => /^[a-z_][a-z0-9_-]{0,31}$/.test(value),
  "small letters, digits, '_' and '-', at most 32, not beginning with a digit or '-'",
);

/** What `crypt(3)` takes: `$6$salt$hash` and its kin. A text without a method would be taken for a password by nobody. */
export const acceptPasswordHash = (what: string, value: string): string => {
  if (/^\$(1|2[aby]|5|6|7|y|gy)\$[./A-Za-z0-9$=,]{10,}$/.test(value)) return value;
  // The value is a secret, and often the password itself, given in the wrong place.
  throw new InvalidFirstBoot({ what, value: "(not shown)", accepted: "a hash of crypt(3), such as '$6$salt$…'" });
};

export const acceptMac = accepting(
  (value) => /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(value) && Number.parseInt(value.slice(0, 2), 16) % 2 === 0,
  "six pairs of hexadecimal digits with colons, of one card (the first pair is even)",
);

const isPrefixed = (value: string): boolean => {
  const [address = "", prefix = "", ...more] = value.split("/");
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
};

export const acceptPrefixed = accepting(
  isPrefixed,
  "an address with its prefix, such as '192.0.2.10/24' or '2001:db8::10/64'",
);

export const acceptAddress = accepting((value) => isIP(value) !== 0, "an IPv4 or IPv6 address");

/** @source Linux, include/uapi/linux/if.h IFNAMSIZ */
export const acceptInterfaceName = accepting(
  (value) => /^[A-Za-z0-9_.-]{1,15}$/.test(value) && value !== "." && value !== "..",
  "letters, digits, '_', '.' and '-', at most 15",
);

export const acceptPath = accepting(
  (value) => value.startsWith("/") && !value.endsWith("/") && !value.includes("\0"),
  "an absolute path of a file",
);

export const acceptTimezone = accepting(
  (value) => /^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/.test(value),
  "a name of the time zone database, such as 'Europe/Berlin'",
);

export const acceptLocale = accepting(
  (value) => /^[A-Za-z]{1,3}(_[A-Z]{2})?(\.[A-Za-z0-9-]+)?(@[a-z]+)?$|^POSIX$/.test(value),
  "a locale, such as 'de_DE.UTF-8'",
);

export const acceptPermissions = accepting((value) => /^0?[0-7]{3,4}$/.test(value), "octal digits, such as '0644'");

export const acceptOwner = accepting(
  (value) => /^[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?$/.test(value),
  "'user' or 'user:group'",
);

export const acceptBase64 = (what: string, value: string): string => {
  if (/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value) && value.replace(/\s/g, "").length % 4 === 0) return value;
  throw new InvalidFirstBoot({ what, value: `${value.slice(0, 12)}…`, accepted: "base64" });
};

/** A whole number within a range. */
export function acceptNumber(what: string, value: number, from: number, to: number): number {
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new InvalidFirstBoot({ what, value: String(value), accepted: `a whole number from ${from} to ${to}` });
}

/** Refuses a name that is there twice. */
export function acceptOnce(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new InvalidFirstBoot({ what, value: twice, accepted: "each is there once" });
}
