import type { XmlElement, XmlNode } from "@hob/xml";
import { insertChild, type Place, removeChild } from "./place.ts";
import { sameValue } from "./same-value.ts";

/** How the elements of a list are told apart and made. */
export interface ListUpdate<T> {
  /** The elements that say `before`, one each. */
  readonly nodes: readonly XmlElement[];
  readonly before: readonly T[];
  readonly after: readonly T[];
  /** What stays the same when an item is changed, such as a disk's target. */
  readonly key?: ((item: T) => unknown) | undefined;
  /** Whether an element can be made to say another item; always when absent. */
  readonly alike?: (before: T, after: T) => boolean;
  create(item: T): XmlElement;
  /** Makes an element say another item; without it, it is replaced. */
  change?(node: XmlElement, before: T, after: T): void;
}

/**
 * Makes a list of sibling elements say `after`: items that are equal keep their element untouched; a changed item keeps
 * its element, and all that is unknown in it, when it is the same by its key, or, in a list that kept its length, stands
 * at the same index and either one of the two has no key or nothing but one property has changed.
 */
export function updateList<T>(place: Place, list: ListUpdate<T>): void {
  const { nodes, before, after, key, alike = () => true } = list;
  if (sameValue(before, after)) return;
  const free = new Set(before.keys());
  /** For each item after, the index of the item it comes from. */
  const origins: (number | undefined)[] = after.map(() => undefined);
  const match = (accepts: (old: T, item: T) => boolean, candidates: (index: number) => Iterable<number>) => {
    for (const [index, item] of after.entries()) {
      if (origins[index] !== undefined) continue;
      for (const old of candidates(index)) {
        if (!free.has(old) || !accepts(before[old] as T, item)) continue;
        free.delete(old);
        origins[index] = old;
        break;
      }
    }
  };
  const anywhere = () => free;
  const there = (index: number) => [index];
  // Among items that are alike, each keeps its own element.
  if (before.length === after.length) match(sameValue, there);
  match(sameValue, anywhere);
  if (list.change && key) match((old, item) => key(old) !== undefined && sameValue(key(old), key(item)), anywhere);
  const isNamed = (item: T) => key?.(item) !== undefined;
  const isOther = (old: T, item: T) => isNamed(old) && isNamed(item) && differences(old, item) > 1;
  if (list.change && before.length === after.length) {
    match((old, item) => alike(old, item) && !isOther(old, item), there);
  }

  // Kept elements trade places among themselves where the order changed.
  const kept = origins.flatMap((origin) => (origin === undefined ? [] : [nodes[origin] as XmlElement]));
  const { children } = place.node;
  const places = new Map<XmlNode, number>(children.map((node, index) => [node, index]));
  const positions = kept.map((node) => places.get(node) as number).sort((a, b) => a - b);
  for (const [index, position] of positions.entries()) children[position] = kept[index] as XmlElement;

  let previous: XmlElement | undefined;
  for (const [index, item] of after.entries()) {
    const origin = origins[index];
    let node = origin === undefined ? undefined : nodes[origin];
    if (node && origin !== undefined) {
      if (!sameValue(before[origin], item)) list.change?.(node, before[origin] as T, item);
    } else {
      node = list.create(item);
      const first = kept[0];
      if (!previous && first) insertBefore(place, node, first);
      else insertChild(place, node, previous);
    }
    previous = node;
  }
  for (const old of free) removeChild(place, nodes[old] as XmlElement);
}

/** How many properties of two items differ. */
function differences(a: unknown, b: unknown): number {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].filter((key) => !sameValue(left[key], right[key])).length;
}

function insertBefore(place: Place, node: XmlElement, next: XmlElement): void {
  const { children } = place.node;
  const space = place.indent === null ? [] : [{ kind: "text", value: `\n${place.indent}  ` } as const];
  children.splice(children.indexOf(next), 0, node, ...space);
}
