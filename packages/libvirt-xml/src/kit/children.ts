import { childrenNamed, createNamed } from "./declared-name.ts";
import type { Element } from "./element.ts";
import { childNames } from "./extent.ts";
import { placeOf } from "./place.ts";
import type { RequiredSlot, Slot } from "./slot.ts";
import { updateList } from "./update-list.ts";

/** Every list that is empty. */
const none: readonly never[] = Object.freeze([]);

/**
 * All child elements of a name, in order: a list, empty when there are none.
 *
 * @param options.key What identifies an item across an edit: see {@link updateList}.
 * @param options.from How many of them come before the list, because another slot speaks of them. Default 0.
 */
export function children<T extends object>(
  declared: Element<T>,
  { key, from = 0 }: { readonly key?: (item: T) => unknown; readonly from?: number } = {},
): RequiredSlot<readonly T[]> {
  const { name, read, update, slots } = declared;
  return {
    required: true,
    absent: none,
    extent: () => ({ elements: [{ name, every: true, from, inside: () => Object.values(slots) }] }),
    parts: () => slots,
    read: (node, path) =>
      childrenNamed(node, name)
        .slice(from)
        .map((found, index) => read(found, `${path}/${name}[${index + from + 1}]`)),
    update(place, before = none, after = none) {
      const nodes = childrenNamed(place.node, name);
      updateList<T>(place, {
        // Those before the list may have gone by now.
        nodes: nodes.slice(nodes.length - before.length),
        before,
        after,
        key,
        create(item) {
          const node = createNamed(name);
          update(
            { node, indent: place.indent === null ? null : `${place.indent}  `, order: declared.order },
            undefined,
            item,
          );
          return node;
        },
        change: (node, old, item) => update(placeOf(place, node, declared.order), old, item),
      });
    },
  };
}

/** All child elements of a name, each as one slot's value: `leaves("value", text())`. */
export function leaves<T>(name: string, slot: Slot<T>): RequiredSlot<readonly T[]> {
  return {
    required: true,
    absent: none,
    extent: () => ({ elements: [{ name, every: true, inside: () => [slot] }] }),
    read: (node, path) =>
      childrenNamed(node, name).flatMap((found, index) => slot.read(found, `${path}/${name}[${index + 1}]`) ?? []),
    update(place, before, after) {
      updateList<T>(place, {
        nodes: childrenNamed(place.node, name).filter((found) => slot.read(found, name) !== undefined),
        before: before ?? [],
        after: after ?? [],
        create(item) {
          const node = createNamed(name);
          slot.update({ node, indent: null, order: childNames(slot) }, undefined, item);
          return node;
        },
        change: (node, old, item) => slot.update(placeOf(place, node, childNames(slot)), old, item),
      });
    },
  };
}
