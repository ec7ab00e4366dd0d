import type { XmlElement, XmlNode } from "@hob/xml";
import { childNamed, createNamed, declaredName } from "./declared-name.ts";

/** An element while it is written to. */
export interface Place {
  readonly node: XmlElement;
  /** The blanks before the element on its own line; null when it shares a line, and children then get none either. */
  readonly indent: string | null;
  /** The declared child elements, in the order libvirt writes them. */
  readonly order: readonly string[];
}

const isBlank = (node: XmlNode | undefined) => node?.kind === "text" && node.value.trim() === "";

/** The place of a document's root. */
export function rootPlace(node: XmlElement, order: readonly string[]): Place {
  return { node, indent: isInline(node) ? null : "", order };
}

/** The place of a child that is already there. */
export function placeOf(parent: Place, node: XmlElement, order: readonly string[]): Place {
  const before = parent.node.children[parent.node.children.indexOf(node) - 1];
  const line = before?.kind === "text" ? /\n([ \t]*)$/.exec(before.value) : null;
  return { node, indent: isInline(node) ? null : (line?.[1] ?? null), order };
}

/** Whether what is inside stands on one line with the tags. */
function isInline({ children }: XmlElement): boolean {
  return children.length > 0 && !children.some((node) => node.kind === "text" && node.value.includes("\n"));
}

/** Where libvirt writes an element among its siblings; −1 for one that is not declared. */
function rankOf({ order }: Place, node: XmlElement): number {
  const name = declaredName(node);
  return name === undefined ? -1 : order.indexOf(name);
}

/** Puts a child where libvirt would write it: after the last sibling declared before it, or after `previous`. */
export function insertChild(place: Place, child: XmlElement, previous?: XmlElement): void {
  const { children } = place.node;
  const space: XmlNode[] = place.indent === null ? [] : [{ kind: "text", value: `\n${place.indent}  ` }];
  if (previous) {
    children.splice(children.lastIndexOf(previous) + 1, 0, ...space, child);
    return;
  }
  const rank = rankOf(place, child);
  const ranks = children.map((node) => (node.kind === "element" ? rankOf(place, node) : -1));
  const after = ranks.findLastIndex((each) => each >= 0 && each <= rank);
  if (after >= 0) {
    children.splice(after + 1, 0, ...space, child);
    return;
  }
  const next = ranks.findIndex((each) => each > rank);
  if (next >= 0) {
    children.splice(next, 0, child, ...space);
    return;
  }
  if (isBlank(children.at(-1))) children.splice(-1, 0, ...space, child);
  else
    children.push(
      ...space,
      child,
      ...(place.indent === null ? [] : [{ kind: "text", value: `\n${place.indent}` } as const]),
    );
}

/** Takes a child out, with the white space before it. */
export function removeChild(place: Place, child: XmlElement): void {
  const { children } = place.node;
  const index = children.indexOf(child);
  const from = isBlank(children[index - 1]) ? index - 1 : index;
  children.splice(from, index - from + 1);
  if (children.every(isBlank)) children.splice(0);
}

/** The child of this name, made if it is not there, as a place to write to. */
export function ensureChild(place: Place, name: string, order: readonly string[]): Place {
  const present = childNamed(place.node, name);
  if (present) return placeOf(place, present, order);
  const node = createNamed(name);
  insertChild(place, node);
  return { node, indent: place.indent === null ? null : `${place.indent}  `, order };
}
