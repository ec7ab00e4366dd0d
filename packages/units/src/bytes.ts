import { defineError } from "@hob/errors";

declare const unit: unique symbol;

/** A size in bytes: a whole number from 0 to 2^53 − 1 (8 PiB). Every size inside Hob is one. */
export type Bytes = number & { readonly [unit]: "bytes" };

/** The units a size can be written in, with their factors: decimal ones count by 1000, binary ones by 1024. */
export const byteUnits = {
  B: 1,
  KB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  TB: 1000 ** 4,
  PB: 1000 ** 5,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
  PiB: 1024 ** 5,
} as const;

/** A unit that a size can be written in. */
export type ByteUnit = keyof typeof byteUnits;

const accepted = "a number and a unit: B, KB, MB, GB, TB, PB (by 1000) or KiB, MiB, GiB, TiB, PiB (by 1024)";

/** A text or a number that is no size. */
export const InvalidSize = defineError("units.invalid-size", {
  kind: "invalid",
  message: (d: { value: string; reason: string }) => `'${d.value}' is not a size: ${d.reason}.`,
  hint: `Write ${accepted}, for example '2GiB' or '1.5 TB'.`,
});

/**
 * A number of bytes, checked.
 *
 * @throws InvalidSize when it is negative, not whole, or beyond 2^53 − 1.
 */
export function bytes(count: number): Bytes {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new InvalidSize({ value: String(count), reason: "bytes are whole numbers from 0 to 2^53 - 1" });
  }
  return count as Bytes;
}

/** `count` kibibytes: what libvirt counts memory in. */
export const kibibytes = (count: number): Bytes => bytes(count * byteUnits.KiB);
/** `count` mebibytes. */
export const mebibytes = (count: number): Bytes => bytes(count * byteUnits.MiB);
/** `count` gibibytes. */
export const gibibytes = (count: number): Bytes => bytes(count * byteUnits.GiB);

/**
 * Reads a size as people write it: `2GiB`, `20 GB`, `1.5 GiB`. A fraction of a byte is dropped.
 *
 * Zero is a size; callers for whom it makes no sense refuse it.
 *
 * @throws InvalidSize for a negative, exponential, infinite or unitless number, an unknown unit, or more than 2^53 − 1 bytes.
 */
export function parseBytes(text: string): Bytes {
  const refuse = (reason: string) => new InvalidSize({ value: text, reason });
  const match = /^\s*(\d+)(?:\.(\d+))?\s*([A-Za-z]*)\s*$/.exec(text);
  if (!match) throw refuse(`expected ${accepted}`);
  const [, whole = "", fraction = "", name = ""] = match;
  if (name === "") throw refuse(`it has no unit; did you mean '${whole}${fraction && `.${fraction}`}MiB'`);
  if (!Object.hasOwn(byteUnits, name)) throw refuse(`unit '${name}' is unknown`);
  // In integers, because 0.1 GB is not representable in binary floating point.
  const scaled = BigInt(whole + fraction) * BigInt(byteUnits[name as ByteUnit]);
  const count = scaled / 10n ** BigInt(fraction.length);
  if (count > BigInt(Number.MAX_SAFE_INTEGER)) throw refuse("it is more than 8 PiB");
  return Number(count) as Bytes;
}

const binary: readonly ByteUnit[] = ["PiB", "TiB", "GiB", "MiB", "KiB"];

/** For people: `1.5 GiB`, `512 MiB`, `0 B`; binary units, three significant digits, whole numbers kept whole. */
export function formatBytes(size: Bytes | number): string {
  const unit = binary.find((name) => size >= byteUnits[name]) ?? "B";
  const value = size / byteUnits[unit];
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${Number(value.toFixed(unit === "B" ? 0 : digits))} ${unit}`;
}

/** For machines: the largest binary unit that divides the size, without a space; `parseBytes` reads it back unchanged. */
export function printBytes(size: Bytes): string {
  const unit = (size > 0 && binary.find((name) => size % byteUnits[name] === 0)) || "B";
  return `${size / byteUnits[unit]}${unit}`;
}
