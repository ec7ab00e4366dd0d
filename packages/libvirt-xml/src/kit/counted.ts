import type { RequiredSlot } from "./slot.ts";

/** A list whose length an attribute repeats: `<cells num='2'>`. The attribute follows the list. */
export function counted<T>(name: string, list: RequiredSlot<readonly T[]>): RequiredSlot<readonly T[]> {
  return {
    ...list,
    extent: () => ({ ...list.extent(), attributes: [...(list.extent().attributes ?? []), name] }),
    update(place, before, after) {
      list.update(place, before, after);
      if (before?.length !== after?.length) place.node.setAttribute(name, String(after?.length ?? 0));
    },
  };
}
