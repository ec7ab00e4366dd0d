import { type Codec, integer, type Open } from "../kit/index.ts";

/** A number, or one of the words that stand for some, or a variable. */
export function numberOrWord<const Known extends string>(...known: readonly Known[]): Codec<number | Open<Known>> {
  return {
    expects: `a whole number, ${known.join(", ")}, or a variable such as $TYPE`,
    decode: (characters) => integer.decode(characters) ?? (characters === "" ? undefined : characters),
    encode: String,
  };
}
