import { parseXml, serialiseXml, type XmlElement, type XmlDocument } from "@hob/xml";
import { bindPrefixes, createNamed, declaredName } from "./declared-name.ts";
import type { Element } from "./element.ts";
import { UnexpectedDocument } from "./kit-errors.ts";
import { rootPlace } from "./place.ts";

/** A document, or an element of one; bytes are UTF-8. */
type Source = string | Uint8Array | XmlElement | XmlDocument;

function rootOf(declared: Element<object>, source: Source): XmlElement {
  const tree = typeof source === "string" || source instanceof Uint8Array ? parseXml(source) : source;
  const node = tree.kind === "document" ? tree.root : tree;
  if (declaredName(node) !== declared.name) throw new UnexpectedDocument({ found: node.name, expected: declared.name });
  return node;
}

/**
 * Reads a document, or an element of one.
 *
 * @throws MalformedXml, XmlTooLarge, UnsupportedXmlEncoding, UnexpectedDocument, MissingXml, InvalidXmlValue
 */
export function read<T extends object>(declared: Element<T>, source: Source): T {
  return declared.read(rootOf(declared as Element<object>, source), `/${declared.name}`);
}

/** Writes a value as libvirt writes it: elements in its order, an element a line, two blanks a level. */
export function write<T extends object>(declared: Element<T>, value: T): string {
  const root = createNamed(declared.name);
  declared.update({ node: root, indent: null, order: declared.order }, undefined, value);
  bindPrefixes(root);
  return serialiseXml({ kind: "document", children: [root], root }, { pretty: true, keepRead: true });
}

/**
 * Changes a document where its value changes and nowhere else: what is not declared, comments, order, quotes and white
 * space stay as they are.
 *
 * @param change Gets what the document says, returns what it shall say.
 */
export function edit<T extends object>(xml: string, declared: Element<T>, change: (value: T) => T): string {
  const tree = parseXml(xml);
  const root = rootOf(declared as Element<object>, tree);
  const before = declared.read(root, `/${declared.name}`);
  declared.update(rootPlace(root, declared.order), before, change(before));
  bindPrefixes(root);
  return serialiseXml(tree);
}
