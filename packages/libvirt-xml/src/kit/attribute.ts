import { type Codec, string } from "./codec.ts";
import { InvalidXmlValue } from "./kit-errors.ts";
import type { Slot } from "./slot.ts";

/** An attribute of the element: `<disk type='file'>`. */
export function attribute(name: string): Slot<string>;
export function attribute<T>(name: string, codec: Codec<T>): Slot<T>;
export function attribute<T>(name: string, codec: Codec<T> | Codec<string> = string): Slot<T | string> {
  const { decode, encode, expects } = codec as Codec<T | string>;
  return {
    extent: () => ({ attributes: [name] }),
    read(node, path) {
      const characters = node.attribute(name);
      if (characters === undefined) return undefined;
      const value = decode(characters);
      if (value === undefined) throw new InvalidXmlValue({ path: `${path}/@${name}`, value: characters, expects });
      return value;
    },
    update({ node }, before, after) {
      if (before === after) return;
      if (after === undefined) node.removeAttribute(name);
      else node.setAttribute(name, encode(after));
    },
  };
}
