import type { Codec } from "../kit/index.ts";

/** `true` or `false`; `yes`, `no`, `1`, `0` and capital letters are read, too. */
export const trueFalse: Codec<boolean> = {
  expects: "'true' or 'false'",
  decode: (characters) =>
    /^(true|yes|1)$/i.test(characters) ? true : /^(false|no|0)$/i.test(characters) ? false : undefined,
  encode: String,
};
