import type { XmlElement } from "@hob/xml";
import { childNamed } from "./declared-name.ts";
import { type Element, element } from "./element.ts";
import { ensureChild, removeChild } from "./place.ts";
import { sameValue } from "./same-value.ts";
import type { Slot, Slots } from "./slot.ts";

/**
 * A child element as an object: declared in its own file, or in place by a name and slots. A function defers, for an
 * element that holds itself.
 */
export function child<T extends object>(declared: Element<T> | (() => Element<T>)): Slot<T>;
export function child<T extends object>(name: string, slots: Slots<NoInfer<T>>): Slot<T>;
export function child<T extends object>(declared: string | Element<T> | (() => Element<T>), slots?: Slots<T>): Slot<T> {
  const inline = typeof declared === "string" ? element<T>(declared, slots as Slots<T>) : undefined;
  const resolve = () => inline ?? (typeof declared === "function" ? declared() : (declared as Element<T>));
  return {
    extent: () => ({ elements: [{ name: resolve().name, inside: () => Object.values(resolve().slots) }] }),
    parts: () => resolve().slots,
    read(node: XmlElement, path) {
      const { name, read } = resolve();
      const found = childNamed(node, name);
      return found && read(found, `${path}/${name}`);
    },
    update(place, before, after) {
      if (sameValue(before, after)) return;
      const { name, order, update } = resolve();
      const found = childNamed(place.node, name);
      // What was assumed where no element is has yet to be written.
      const old = found && before;
      if (after !== undefined) update(ensureChild(place, name, order), old, after);
      else if (found) removeChild(place, found);
    },
  };
}
