import type { XmlElement } from "@hob/xml";
import { attribute } from "./attribute.ts";
import { childrenNamed, createNamed } from "./declared-name.ts";
import { childNames } from "./extent.ts";
import { insertChild, type Place, placeOf, removeChild } from "./place.ts";
import { sameValue } from "./same-value.ts";
import type { Slot } from "./slot.ts";

/**
 * What the child element says that an attribute tells from others of its name: `<capability type='pci'>` is
 * `distinguished("capability", { type: "pci" }, child…)`.
 *
 * @param by The attribute and its value.
 */
export function distinguished<T>(name: string, by: Readonly<Record<string, string>>, slot: Slot<T>): Slot<T> {
  const [key = "", value = ""] = Object.entries(by)[0] ?? [];
  const which = (node: XmlElement) => node.attribute(key) === value;
  const inside = [attribute(key), slot];
  const find = (node: XmlElement) => childrenNamed(node, name).find(which);
  const make = (place: Place): Place => {
    const node = createNamed(name);
    node.setAttribute(key, value);
    insertChild(place, node);
    return { node, indent: place.indent === null ? null : `${place.indent}  `, order: childNames(slot) };
  };
  return {
    extent: () => ({ elements: [{ name, which, inside: () => inside }] }),
    ...(slot.parts && { parts: slot.parts }),
    read(node, path) {
      const found = find(node);
      return found && slot.read(found, `${path}/${name}[@${key}='${value}']`);
    },
    update(place, before, after) {
      if (sameValue(before, after)) return;
      const found = find(place.node);
      if (after === undefined || after === false) {
        if (found) removeChild(place, found);
        // An empty list needs no element to be empty in.
      } else if (found || !(Array.isArray(after) && after.length === 0)) {
        slot.update(found ? placeOf(place, found, childNames(slot)) : make(place), before, after);
      }
    },
  };
}
