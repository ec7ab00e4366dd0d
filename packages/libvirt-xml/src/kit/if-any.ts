import type { RequiredSlot, Slot } from "./slot.ts";

/** A list that most documents have not: absent, instead of empty, where there is nothing in it. */
export function ifAny<T>(list: RequiredSlot<readonly T[]>): Slot<readonly T[]> {
  const { required: _required, absent: _absent, ...slot } = list;
  return {
    ...slot,
    read(node, path) {
      const items = list.read(node, path);
      return items.length > 0 ? items : undefined;
    },
  };
}
