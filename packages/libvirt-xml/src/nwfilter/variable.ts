import type { Codec } from "../kit/index.ts";

/** What a variable's value is put for: `$IP`, `$PORTS[@1]`. */
export type FilterVariable = `$${string}`;

const isVariable = (characters: string): characters is FilterVariable => characters.startsWith("$");

/** A value, or a variable that stands for one. */
export function orVariable<T>({ expects, decode, encode }: Codec<T>): Codec<T | FilterVariable> {
  return {
    expects: `${expects}, or a variable such as $IP`,
    decode: (characters) => (isVariable(characters) ? characters : decode(characters)),
    encode: (value) => (typeof value === "string" && isVariable(value) ? value : encode(value as T)),
  };
}
