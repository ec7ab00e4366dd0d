import type { XmlElement } from "@hob/xml";
import { childNames, type Extent } from "./extent.ts";
import type { Place } from "./place.ts";

/** One thing that an element says: declared once, read and written by the same declaration. */
export interface Slot<T> {
  /**
   * Which nodes say it: where none of them are there, an optional slot is not even read. Its child elements say where a
   * new one is put among its siblings.
   */
  extent(): Extent;
  /** What it is made of, for the test that every declared slot is exercised. */
  readonly parts?: () => AnySlots;
  /** @returns undefined when the element does not say it. */
  read(node: XmlElement, path: string): T | undefined;
  /** Makes the element say `after`, and touches nothing when that is what it says already. */
  update(place: Place, before: T | undefined, after: T | undefined): void;
}

/** A slot that is never absent. */
export interface RequiredSlot<T> extends Slot<T> {
  readonly required: true;
  /** What is read where none of its nodes are there; without it, `read` is asked. */
  readonly absent?: T;
  read(node: XmlElement, path: string): T;
}

/** The slots of an object: one for each property, a required one for each that is not optional. */
export type Slots<T> = {
  readonly [K in keyof T]-?: {} extends Pick<T, K> ? Slot<Exclude<T[K], undefined>> : RequiredSlot<T[K]>;
};

/** Slots where their types do not matter. */
// oxlint-disable-next-line typescript/no-explicit-any -- a bound that every set of slots meets
export type AnySlots = Readonly<Record<string, Slot<any>>>;

/** Updates every slot, in declared order. */
export function updateSlots<T extends object>(slots: Slots<T>, place: Place, before: T | undefined, after: T): void {
  const old = before as Record<string, unknown> | undefined;
  for (const [key, slot] of Object.entries(slots as AnySlots)) {
    slot.update(place, old?.[key], (after as Record<string, unknown>)[key]);
  }
}

/** The child elements that an object lives in, in declared order. */
export function childOrder(slots: AnySlots): readonly string[] {
  return [...new Set(Object.values(slots).flatMap(childNames))];
}
