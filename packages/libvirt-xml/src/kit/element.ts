import type { XmlElement } from "@hob/xml";
import type { Place } from "./place.ts";
import { slotReader } from "./slot-reader.ts";
import { type AnySlots, childOrder, type Slots, updateSlots } from "./slot.ts";

/** An element, declared once: its name, and a slot for each property of `T`. */
export interface Element<T> {
  readonly name: string;
  readonly slots: AnySlots;
  /** The declared child elements, in libvirt's own order. */
  readonly order: readonly string[];
  read(node: XmlElement, path: string): T;
  update(place: Place, before: T | undefined, after: T): void;
}

/**
 * Declares an element. Slots stand in the order libvirt writes them.
 *
 * Annotate the result with the element's own interface, `const rng: Element<Rng> = element("rng", {…})`: the slots are
 * checked against it, and nothing is inferred without bound.
 *
 * @param orderOf Where the order of the child elements depends on what is said: given the declared one, the one it is.
 */
export function element<T extends object>(
  name: string,
  slots: Slots<NoInfer<T>>,
  orderOf?: (value: NoInfer<T>, declared: readonly string[]) => readonly string[],
): Element<T> {
  let order: readonly string[] | undefined;
  let reader: ((node: XmlElement, path: string) => T) | undefined;
  return {
    name,
    slots: slots as AnySlots,
    // Not before it is needed: a slot may hold the element that is being declared.
    get order() {
      return (order ??= childOrder(slots as AnySlots));
    },
    read: (node, path) => (reader ??= slotReader<T>(slots as AnySlots))(node, path),
    update(place, before, after) {
      const ordered = orderOf ? { ...place, order: orderOf(after, place.order) } : place;
      updateSlots<T>(slots, ordered, before, after);
    },
  };
}
