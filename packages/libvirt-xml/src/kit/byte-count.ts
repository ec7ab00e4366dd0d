import { type Bytes, bytes } from "@hob/units";
import type { Codec } from "./codec.ts";

/**
 * A size as a bare number, in an attribute or a text that counts in an agreed unit and does not name it.
 *
 * @param unit What is counted; a size between two KiB is written as the next one.
 */
export function byteCount(unit: "bytes" | "KiB"): Codec<Bytes> {
  const factor = unit === "KiB" ? 1024 : 1;
  return {
    expects: `a whole number of ${unit}, up to 8 PiB`,
    decode(characters) {
      const count = /^\s*\d+\s*$/.test(characters) ? Number(characters) * factor : Number.NaN;
      return Number.isSafeInteger(count) ? bytes(count) : undefined;
    },
    encode: (value) => String(Math.ceil(value / factor)),
  };
}
