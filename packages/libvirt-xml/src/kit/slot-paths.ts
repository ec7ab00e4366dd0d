import type { AnySlots, Slot } from "./slot.ts";

/** Every distinct slot below an element, with the first path it is declared at: `devices.disks.target.dev`. */
export function declaredSlots(slots: AnySlots): ReadonlyMap<Slot<unknown>, string> {
  const found = new Map<Slot<unknown>, string>();
  const visit = (each: AnySlots, prefix: string): void => {
    for (const [key, slot] of Object.entries(each)) {
      if (found.has(slot)) continue;
      found.set(slot, prefix + key);
      const parts = slot.parts?.();
      if (parts) visit(parts, `${prefix}${key}.`);
    }
  };
  visit(slots, "");
  return found;
}

/** The slots that have something to say for a value. */
export function exercisedSlots(slots: AnySlots, value: unknown): ReadonlySet<Slot<unknown>> {
  const found = new Set<Slot<unknown>>();
  const visit = (each: AnySlots, item: object): void => {
    for (const [key, slot] of Object.entries(each)) {
      const part: unknown = (item as Record<string, unknown>)[key];
      if (part === undefined || (Array.isArray(part) && part.length === 0)) continue;
      found.add(slot);
      const parts = slot.parts?.();
      if (parts) for (const inner of Array.isArray(part) ? part : [part]) visit(parts, inner as object);
    }
  };
  visit(slots, value as object);
  return found;
}
