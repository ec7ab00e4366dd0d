import type { Codec } from "../../kit/index.ts";

/** Seconds, or `reset`: back to where the clock starts from at each start. */
export type Adjustment = number | "reset";

/** `3600`, `+3600`, `-1`, `reset`. */
export const adjustment: Codec<Adjustment> = {
  expects: "a whole number of seconds or 'reset'",
  decode(characters) {
    if (characters === "reset") return characters;
    const seconds = /^[-+]?\d+$/.test(characters) ? Number(characters) : Number.NaN;
    return Number.isSafeInteger(seconds) ? seconds : undefined;
  },
  encode: String,
};
