import { type Codec, string } from "./codec.ts";
import { InvalidXmlValue } from "./kit-errors.ts";
import type { Slot } from "./slot.ts";

/** The element's own characters: `<uuid>…</uuid>`. An empty element says nothing. */
export function text(): Slot<string>;
export function text<T>(codec: Codec<T>): Slot<T>;
export function text<T>(codec: Codec<T> | Codec<string> = string): Slot<T | string> {
  const { decode, encode, expects } = codec as Codec<T | string>;
  return {
    extent: () => ({ text: true }),
    read(node, path) {
      const characters = node.text;
      if (characters === "") return undefined;
      const value = decode(characters);
      if (value === undefined) throw new InvalidXmlValue({ path, value: characters, expects });
      return value;
    },
    update({ node }, before, after) {
      if (before !== after) node.text = after === undefined ? "" : encode(after);
    },
  };
}
