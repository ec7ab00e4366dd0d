import type { Codec } from "./codec.ts";
import { childNamed } from "./declared-name.ts";
import { childNames } from "./extent.ts";
import { ensureChild, placeOf, removeChild } from "./place.ts";
import type { Slot } from "./slot.ts";
import { sameValue } from "./same-value.ts";
import { text } from "./text.ts";

/** A slot of a child element, as if it were the element's own: `within("model", attribute("type"))`. */
export function within<T>(name: string, slot: Slot<T>): Slot<T> {
  return {
    extent: () => ({ elements: [{ name, inside: () => [slot] }] }),
    ...(slot.parts && { parts: slot.parts }),
    read(node, path) {
      const child = childNamed(node, name);
      return child && slot.read(child, `${path}/${name}`);
    },
    update(place, before, after) {
      if (sameValue(before, after)) return;
      // An empty list needs no element to be empty in.
      if (after !== undefined && !(Array.isArray(after) && after.length === 0)) {
        slot.update(ensureChild(place, name, childNames(slot)), before, after);
        return;
      }
      const child = childNamed(place.node, name);
      if (!child) return;
      slot.update(placeOf(place, child, childNames(slot)), before, after);
      if (child.attributes.size === 0 && child.children.length === 0) removeChild(place, child);
    },
  };
}

/** The characters of a child element: `<name>web-1</name>`. */
export function leaf(name: string): Slot<string>;
export function leaf<T>(name: string, codec: Codec<T>): Slot<T>;
export function leaf<T>(name: string, codec?: Codec<T>): Slot<T> | Slot<string> {
  return codec ? within(name, text(codec)) : within(name, text());
}
