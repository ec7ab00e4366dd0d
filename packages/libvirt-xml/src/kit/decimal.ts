import type { Codec } from "./codec.ts";

/** A number that may have a fraction, never negative: `2.5`. */
export const decimal: Codec<number> = {
  expects: "a number",
  decode: (characters) => (/^\s*\d+(\.\d*)?\s*$/.test(characters) ? Number(characters) : undefined),
  encode: String,
};
