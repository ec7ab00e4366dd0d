import type { Codec } from "./codec.ts";
import { InvalidValue } from "./invalid-value.ts";
import { XdrFault } from "./xdr-fault.ts";

const between = (value: number, least: number, most: number): number => {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InvalidValue({ value: String(value), accepted: `a whole number from ${least} to ${most}` });
};

const bigBetween = (value: bigint, least: bigint, most: bigint): bigint => {
  if (typeof value === "bigint" && value >= least && value <= most) return value;
  throw new InvalidValue({ value: String(value), accepted: `a bigint from ${least} to ${most}` });
};

/** `int`: 32 bits with sign. libvirt's `char` and `short` stand so too. */
export const int: Codec<number> = {
  encode: (writer, value) => writer.int(between(value, -(2 ** 31), 2 ** 31 - 1)),
  decode: (reader) => reader.int(),
};

/** `unsigned int`: 32 bits. */
export const unsigned: Codec<number> = {
  encode: (writer, value) => writer.unsigned(between(value, 0, 2 ** 32 - 1)),
  decode: (reader) => reader.unsigned(),
};

/** A word of flags that is 0 when left out. */
export const flags: Codec<number, number | undefined> = {
  encode: (writer, value = 0) => unsigned.encode(writer, value),
  decode: (reader) => reader.unsigned(),
};

/** A word of 64 flags that is 0 when left out. */
export const wideFlags: Codec<bigint, bigint | undefined> = {
  encode: (writer, value = 0n) => unsignedHyper.encode(writer, value),
  decode: (reader) => unsignedHyper.decode(reader),
};

/** `hyper`: 64 bits with sign, always a bigint. */
export const hyper: Codec<bigint> = {
  encode: (writer, value) => writer.hyper(bigBetween(value, -(2n ** 63n), 2n ** 63n - 1n)),
  decode: (reader) => reader.buffer.readBigInt64BE(reader.take(8)),
};

/** `unsigned hyper`: 64 bits, always a bigint. */
export const unsignedHyper: Codec<bigint> = {
  encode: (writer, value) => writer.unsignedHyper(bigBetween(value, 0n, 2n ** 64n - 1n)),
  decode: (reader) => reader.buffer.readBigUInt64BE(reader.take(8)),
};

/** `double`. */
export const double: Codec<number> = {
  encode: (writer, value) => writer.double(value),
  decode: (reader) => reader.buffer.readDoubleBE(reader.take(8)),
};

/** A truth that libvirt sends as `int`: what is not 0 is true. */
export const truth: Codec<boolean> = {
  encode: (writer, value) => writer.int(value ? 1 : 0),
  decode: (reader) => reader.int() !== 0,
};

/** `bool`: 0 or 1 and nothing else. */
export const bool: Codec<boolean> = {
  encode: (writer, value) => writer.int(value ? 1 : 0),
  decode(reader) {
    const word = reader.unsigned();
    if (word > 1) throw new XdrFault(reader.offset - 4, `${word} stands where 0 or 1 must`);
    return word === 1;
  },
};
