import { XmlElement } from "@hob/xml";
import { insertChild, type Place } from "../kit/place.ts";
import type { RequiredSlot } from "../kit/slot.ts";
import { attribute } from "../kit/attribute.ts";
import { leaves } from "../kit/children.ts";
import { text } from "../kit/text.ts";

const values = leaves("value", text());

/** `<enum name='bus'><value>virtio</value>…</enum>`: what may be chosen; empty when libvirt says nothing about it. */
export function enumeration(name: string): RequiredSlot<readonly string[]> {
  const find = (node: XmlElement) => node.elements("enum").find((found) => found.attribute("name") === name);
  const enumOf = (place: Place): Place => {
    const present = find(place.node);
    if (present) return { node: present, indent: null, order: ["value"] };
    const node = new XmlElement("enum", { attributes: [["name", name]] });
    insertChild(place, node, place.node.elements("enum").at(-1));
    return { node, indent: null, order: ["value"] };
  };
  return {
    required: true,
    extent: () => ({
      elements: [
        {
          name: "enum",
          which: (found) => found.attribute("name") === name,
          inside: () => [attribute("name"), values],
        },
      ],
    }),
    read(node, path) {
      const found = find(node);
      return found ? values.read(found, `${path}/enum[@name='${name}']`) : [];
    },
    update(place, before, after) {
      if ((before ?? []).length > 0 || (after ?? []).length > 0) values.update(enumOf(place), before, after);
    },
  };
}
