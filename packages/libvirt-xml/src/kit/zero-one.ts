import type { Codec } from "./codec.ts";

/** `0` or `1`. */
export const zeroOne: Codec<boolean> = {
  expects: "'0' or '1'",
  decode: (characters) => (characters === "1" ? true : characters === "0" ? false : undefined),
  encode: (value) => (value ? "1" : "0"),
};
