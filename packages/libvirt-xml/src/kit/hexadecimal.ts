import { type Codec, integer } from "./codec.ts";

/** A whole number that libvirt writes as `0x…`, with leading zeros up to `digits`. Read in decimal, too. */
export function hexadecimal(digits: number): Codec<number> {
  return { ...integer, encode: (value) => `0x${value.toString(16).padStart(digits, "0")}` };
}
