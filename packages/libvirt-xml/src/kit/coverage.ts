import type { XmlElement } from "@hob/xml";
import type { Element } from "./element.ts";
import { type ElementExtent, elementsOf } from "./extent.ts";
import type { Slot } from "./slot.ts";

/** How much of a document its declaration knows. A node is an element or an attribute. */
export interface Coverage {
  readonly nodes: number;
  /** The path of each node that is kept but not known, such as `/domain/devices/disk[2]/@foo`. */
  readonly untyped: readonly string[];
}

type Slots = readonly Slot<unknown>[];

/**
 * Tells which nodes of an element no slot of its declaration speaks of.
 *
 * An element is known when a slot speaks of it and, if it holds characters, of these too; so a second `<description>`
 * is not known where one is declared. What stands inside an unknown element is unknown, node by node, and so is what
 * others keep in `<metadata>`, which is handed out as it is. Namespace declarations are no nodes.
 *
 * @param declared Null for a document of no declared kind: none of its nodes are known.
 */
export function coverage(declared: Element<object> | null, root: XmlElement): Coverage {
  const untyped: string[] = [];
  let nodes = 0;

  /** `slots` is null where nothing is known. */
  const visit = (node: XmlElement, slots: Slots | null, path: string): void => {
    const extents = slots?.map((slot) => slot.extent()) ?? [];
    nodes += 1;
    if (!slots || !(isBlank(node) || extents.some(({ text }) => text))) untyped.push(path);
    for (const name of node.attributes.keys()) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      nodes += 1;
      if (!extents.some(({ attributes }) => attributes?.includes(name))) untyped.push(`${path}/@${name}`);
    }
    const inside = knownElements(
      node,
      extents.flatMap(({ elements }) => elements ?? []),
    );
    for (const [child, step] of steps(node)) visit(child, inside.get(child) ?? null, `${path}/${step}`);
  };
  visit(root, declared && Object.values(declared.slots), `/${root.name}`);
  return { nodes, untyped };
}

const isBlank = (node: XmlElement) => node.text.trim() === "";

/** What is known inside each child element that is known. */
function knownElements(node: XmlElement, extents: readonly ElementExtent[]): ReadonlyMap<XmlElement, Slots> {
  const known = new Map<XmlElement, Slots>();
  for (const extent of extents) {
    for (const found of elementsOf(node, extent)) known.set(found, [...(known.get(found) ?? []), ...extent.inside()]);
  }
  return known;
}

/** The child elements, each with its step of a path: numbered where several share a name. */
function* steps(node: XmlElement): Generator<readonly [XmlElement, string]> {
  for (const [name, alike] of Map.groupBy(node.elements(), (child) => child.name)) {
    for (const [index, child] of alike.entries()) yield [child, alike.length > 1 ? `${name}[${index + 1}]` : name];
  }
}
