import { child } from "./child.ts";
import { createNamed, declaredName } from "./declared-name.ts";
import type { Element } from "./element.ts";
import { placeOf } from "./place.ts";
import type { AnySlots, RequiredSlot } from "./slot.ts";
import { updateList } from "./update-list.ts";

/** An item that is one of several elements: an object with the one property that says which, `{ rule: … }`. */
export type Choice<Elements extends Record<string, object>> = {
  [Key in keyof Elements]: { readonly [Only in Key]: Elements[Key] };
}[keyof Elements];

/**
 * The child elements of several names, in the order they stand, where that order says something: a filter's rules and
 * its references to other filters.
 *
 * @param declared The elements, by the property that an item has for each.
 */
export function choices<Elements extends Record<string, object>>(declared: {
  readonly [Key in keyof Elements]: Element<Elements[Key]>;
}): RequiredSlot<readonly Choice<Elements>[]> {
  type Item = Choice<Elements>;
  const all = new Map(Object.entries(declared as Record<string, Element<object>>));
  const keys = new Map([...all].map(([key, { name }]) => [name, key]));
  const parts: AnySlots = Object.fromEntries([...all].map(([key, each]) => [key, child(each)]));
  const keyOf = (item: Item) => Object.keys(item)[0] ?? "";
  const elementOf = (item: Item) => {
    const found = all.get(keyOf(item));
    if (!found) throw new TypeError(`'${keyOf(item)}' is none of ${[...all.keys()].join(", ")}.`);
    return found;
  };
  const partOf = (item: Item) => (item as Record<string, object>)[keyOf(item)] as object;
  return {
    required: true,
    absent: Object.freeze([]),
    extent: () => ({
      elements: [...all.values()].map(({ name, slots }) => ({
        name,
        every: true,
        inside: () => Object.values(slots),
      })),
    }),
    parts: () => parts,
    read: (node, path) =>
      node.elements().flatMap((found) => {
        const name = declaredName(found) ?? "";
        const key = keys.get(name);
        return key === undefined ? [] : [{ [key]: all.get(key)?.read(found, `${path}/${name}`) } as unknown as Item];
      }),
    update(place, before, after) {
      updateList<Item>(place, {
        nodes: place.node.elements().filter((found) => keys.has(declaredName(found) ?? "")),
        before: before ?? [],
        after: after ?? [],
        alike: (old, item) => keyOf(old) === keyOf(item),
        create(item) {
          const { name, order, update } = elementOf(item);
          const node = createNamed(name);
          const indent = place.indent === null ? null : `${place.indent}  `;
          update({ node, indent, order }, undefined, partOf(item));
          return node;
        },
        change(node, old, item) {
          const { order, update } = elementOf(item);
          update(placeOf(place, node, order), partOf(old), partOf(item));
        },
      });
    },
  };
}
