import type { XmlElement } from "@hob/xml";
import { childrenNamed } from "./declared-name.ts";
import type { Slot } from "./slot.ts";

/** What of an element a slot speaks of. Whatever no slot speaks of is kept, but not known: see `coverage`. */
export interface Extent {
  readonly attributes?: readonly string[];
  /** The element's own characters. */
  readonly text?: boolean;
  readonly elements?: readonly ElementExtent[];
  /** Everything inside the element, whatever it is called. */
  readonly anything?: boolean;
}

/** The child elements of a name that a slot speaks of. */
export interface ElementExtent {
  readonly name: string;
  /** Every one of them; otherwise the first is spoken of, and a second one is unknown. */
  readonly every?: boolean;
  /** So many of them before are another slot's. Default 0. */
  readonly from?: number;
  /** Which of them; all are when absent. */
  readonly which?: (node: XmlElement) => boolean;
  /** What is known inside; deferred, because an element may hold itself. */
  readonly inside: () => readonly Slot<unknown>[];
}

/** The names of the child elements that a slot lives in. */
export function childNames(slot: Slot<unknown>): readonly string[] {
  return (slot.extent().elements ?? []).map(({ name }) => name);
}

/** The elements of one extent below a node, in order. */
export function elementsOf(node: XmlElement, { name, every, from = 0, which }: ElementExtent): readonly XmlElement[] {
  const found = childrenNamed(node, name).filter((each) => which?.(each) ?? true);
  return found.slice(from, every ? undefined : from + 1);
}
