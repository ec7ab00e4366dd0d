import { parseXml, serialiseXml, standalone } from "@hob/xml";
import type { RequiredSlot } from "./slot.ts";
import { updateList } from "./update-list.ts";

/** Whatever elements are inside, each as its own XML: what others keep there and nobody else may interpret. */
export function contents(): RequiredSlot<readonly string[]> {
  return {
    required: true,
    extent: () => ({ anything: true }),
    read: (node) => node.elements().map((found) => serialiseXml(standalone(found))),
    update(place, before, after) {
      updateList<string>(place, {
        nodes: place.node.elements(),
        before: before ?? [],
        after: after ?? [],
        create: (item) => parseXml(item).root,
      });
    },
  };
}
