import { distinguished } from "./distinguished.ts";
import type { Slot } from "./slot.ts";

/**
 * What the child element says whose `name` attribute has this value: `<entry name='vendor'>…</entry>` is
 * `named("entry", "vendor", text())`.
 */
export const named = <T>(element: string, name: string, slot: Slot<T>): Slot<T> =>
  distinguished(element, { name }, slot);
