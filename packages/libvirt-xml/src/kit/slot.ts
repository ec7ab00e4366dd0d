import type { XmlElement } from "@hob/xml";
import { childNames, type Extent } from "./extent.ts";
import type { Place } from "./place.ts";

/** One thing that an element says: declared once, read and written by the same declaration. */
export interface Slot<T> {
  /** Which nodes say it. Its child elements say where a new one is put among its siblings. */
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
  read(node: XmlElement, path: string): T;
}

/** The slots of an object: one for each property, a required one for each that is not optional. */
export type Slots<T> = {
  readonly [K in keyof T]-?: {} extends Pick<T, K> ? Slot<Exclude<T[K], undefined>> : RequiredSlot<T[K]>;
};

/** Slots where their types do not matter. */
// oxlint-disable-next-line typescript/no-explicit-any -- a bound that every set of slots meets
export type AnySlots = Readonly<Record<string, Slot<any>>>;

/** Reads every slot into an object; absent ones get no property. */
export function readSlots<T extends object>(slots: Slots<T>, node: XmlElement, path: string): T {
  const value: Record<string, unknown> = {};
  for (const [key, slot] of Object.entries(slots as AnySlots)) {
    const part: unknown = slot.read(node, path);
    if (part !== undefined) value[key] = part;
  }
  return value as T;
}

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
