import { type AnySlots, type Slot, type Slots, updateSlots } from "./slot.ts";
import { slotReader } from "./slot-reader.ts";

/**
 * Several slots of one element as an object of their own; absent only where the element is. What
 * `distinguished("capability", { type: "pci" }, …)` holds.
 */
export function object<T extends object>(slots: Slots<NoInfer<T>>): Slot<T> {
  const all = slots as AnySlots;
  let reader: ReturnType<typeof slotReader<T>> | undefined;
  return {
    extent() {
      const extents = Object.values(all).map((slot) => slot.extent());
      return {
        attributes: extents.flatMap(({ attributes = [] }) => attributes),
        text: extents.some(({ text }) => text),
        elements: extents.flatMap(({ elements = [] }) => elements),
      };
    },
    parts: () => all,
    read: (node, path) => (reader ??= slotReader<T>(all))(node, path),
    update(place, before, after) {
      if (after) updateSlots<T>(slots as Slots<T>, place, before, after);
    },
  };
}
