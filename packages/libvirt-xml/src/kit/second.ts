import { childrenNamed, createNamed } from "./declared-name.ts";
import type { Element } from "./element.ts";
import { insertChild, placeOf, removeChild } from "./place.ts";
import { sameValue } from "./same-value.ts";
import type { Slot } from "./slot.ts";

/** The second child element of a name, where the first is another slot's. Absent unless the first is there. */
export function second<T extends object>(declared: Element<T>): Slot<T> {
  const { name, slots } = declared;
  return {
    extent: () => ({ elements: [{ name, at: 1, inside: () => Object.values(slots) }] }),
    parts: () => slots,
    read(node, path) {
      const found = childrenNamed(node, name)[1];
      return found && declared.read(found, `${path}/${name}[2]`);
    },
    update(place, before, after) {
      if (sameValue(before, after)) return;
      // The first may have gone by now.
      const found = before && childrenNamed(place.node, name).at(-1);
      if (after === undefined) {
        if (found) removeChild(place, found);
        return;
      }
      const node = found ?? createNamed(name);
      if (!found) insertChild(place, node);
      const at = placeOf(place, node, declared.order);
      declared.update(at, before, after);
    },
  };
}
