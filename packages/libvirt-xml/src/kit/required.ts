import { childNames } from "./extent.ts";
import { MissingXml } from "./kit-errors.ts";
import type { RequiredSlot, Slot } from "./slot.ts";

/**
 * A slot without which the document is none.
 *
 * @param fallback What is read where the document says nothing, because libvirt assumes it; without one that is refused.
 */
export function required<T>(slot: Slot<T>, fallback?: T): RequiredSlot<T> {
  return {
    ...slot,
    required: true,
    ...(fallback !== undefined && { absent: fallback }),
    read(node, path) {
      const value = slot.read(node, path) ?? fallback;
      if (value === undefined) throw new MissingXml({ path: [path, ...childNames(slot).slice(0, 1)].join("/") });
      return value;
    },
  };
}
