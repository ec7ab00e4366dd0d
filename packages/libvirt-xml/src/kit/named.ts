import { XmlElement } from "@hob/xml";
import { attribute } from "./attribute.ts";
import { childNames } from "./extent.ts";
import { insertChild, type Place, placeOf, removeChild } from "./place.ts";
import { sameValue } from "./same-value.ts";
import type { Slot } from "./slot.ts";

/**
 * What the child element says whose `name` attribute has this value: `<entry name='vendor'>…</entry>` is
 * `named("entry", "vendor", text())`.
 */
export function named<T>(element: string, name: string, slot: Slot<T>): Slot<T> {
  const which = (node: XmlElement) => node.attribute("name") === name;
  const find = (node: XmlElement) => node.elements(element).find(which);
  const make = (place: Place): Place => {
    const node = new XmlElement(element, { namespace: place.node.namespace, attributes: [["name", name]] });
    insertChild(place, node);
    return { node, indent: place.indent === null ? null : `${place.indent}  `, order: childNames(slot) };
  };
  return {
    extent: () => ({ elements: [{ name: element, which, inside: () => [attribute("name"), slot] }] }),
    ...(slot.parts && { parts: slot.parts }),
    read(node, path) {
      const found = find(node);
      return found && slot.read(found, `${path}/${element}[@name='${name}']`);
    },
    update(place, before, after) {
      if (sameValue(before, after)) return;
      const found = find(place.node);
      if (after === undefined) {
        if (found) removeChild(place, found);
        // An empty list needs no element to be empty in.
      } else if (found || !(Array.isArray(after) && after.length === 0)) {
        slot.update(found ? placeOf(place, found, childNames(slot)) : make(place), before, after);
      }
    },
  };
}
