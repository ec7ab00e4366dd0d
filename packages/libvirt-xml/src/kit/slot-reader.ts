import type { XmlElement } from "@hob/xml";
import { declaredName } from "./declared-name.ts";
import type { AnySlots, RequiredSlot } from "./slot.ts";

type Entry = readonly [key: string, slot: AnySlots[string]];

/**
 * How the slots of an element are read into an object; absent ones get no property.
 *
 * The element's own attributes and children say which slots are read, so that reading takes the time of what is in a
 * document and not of all that could be.
 */
export function slotReader<T extends object>(slots: AnySlots): (node: XmlElement, path: string) => T {
  const attributes = new Map<string, Entry[]>();
  const elements = new Map<string, Entry[]>();
  const always: Entry[] = [];
  const absent: Record<string, unknown> = {};
  const note = (index: Map<string, Entry[]>, name: string, entry: Entry) => {
    const entries = index.get(name);
    if (entries) entries.push(entry);
    else index.set(name, [entry]);
  };
  for (const entry of Object.entries(slots)) {
    const [key, slot] = entry;
    const extent = slot.extent();
    const { required = false } = slot as Partial<RequiredSlot<unknown>>;
    if ("absent" in slot) absent[key] = slot.absent;
    if (extent.text || extent.anything || (required && !("absent" in slot))) {
      always.push(entry);
      continue;
    }
    for (const name of extent.attributes ?? []) note(attributes, name, entry);
    for (const { name } of extent.elements ?? []) note(elements, name, entry);
  }

  return (node, path) => {
    const value: Record<string, unknown> = { ...absent };
    const readAll = (entries: readonly Entry[] | undefined) => {
      for (const [key, slot] of entries ?? []) {
        // Another of its nodes may have come before.
        if (value[key] !== absent[key]) continue;
        const part: unknown = slot.read(node, path);
        if (part !== undefined) value[key] = part;
      }
    };
    readAll(always);
    if (attributes.size > 0) for (const name of node.attributes.keys()) readAll(attributes.get(name));
    if (elements.size > 0) {
      for (const child of node.children) {
        if (child.kind === "element") readAll(elements.get(declaredName(child) ?? ""));
      }
    }
    return value as T;
  };
}
