import { childNamed } from "./declared-name.ts";
import { ensureChild, removeChild } from "./place.ts";
import type { Slot } from "./slot.ts";

/** A child element that says yes by being there: `<readonly/>`. Absent is undefined; false takes it out. */
export function flag(name: string): Slot<boolean> {
  return {
    extent: () => ({ elements: [{ name, inside: () => [] }] }),
    read: (node) => (childNamed(node, name) ? true : undefined),
    update(place, before, after) {
      if (Boolean(before) === Boolean(after)) return;
      const child = childNamed(place.node, name);
      if (after) ensureChild(place, name, []);
      else if (child) removeChild(place, child);
    },
  };
}
