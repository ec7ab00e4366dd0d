import { SaxesParser } from "saxes";
import { XmlElement } from "./xml-element.ts";
import { MalformedXml, XmlTooLarge } from "./xml-errors.ts";
import { defaultLimits, type XmlLimits } from "./xml-limits.ts";
import type { XmlDeclaration, XmlDocument, XmlNode } from "./xml-node.ts";

/**
 * Reads a document into a tree that writes back as it was read.
 *
 * Namespaces are resolved, the five predefined entities and character references are understood. A DOCTYPE, any other
 * entity, a duplicate attribute and a character that XML forbids (NUL) are refused.
 *
 * @throws MalformedXml with the line and column.
 * @throws XmlTooLarge beyond the limits.
 */
export function parseXml(text: string, limits: Partial<XmlLimits> = {}): XmlDocument {
  const { length, depth, attributes: attributeLimit } = { ...defaultLimits, ...limits };
  const parser = new SaxesParser({ xmlns: true });
  const at = () => ({ line: parser.line, column: Math.max(parser.column, 1) });
  const refuse = (reason: string) => new MalformedXml({ reason, ...at() });
  if (text.length > length) throw new XmlTooLarge({ what: "characters", limit: length, line: 1, column: 1 });

  const outermost: (XmlNode | XmlDeclaration)[] = [];
  const open: { readonly children: XmlNode[]; readonly raw: { open: string; close: string } }[] = [];
  let root: XmlElement | undefined;
  let siblings: (XmlNode | XmlDeclaration)[] = outermost;
  let attributeCount = 0;
  let characters = "";
  let end = 0;

  /** Ends the text before the markup that was just read. @returns where that markup begins. */
  const markup = () => {
    const from = text.indexOf("<", end);
    if (from > end) siblings.push({ kind: "text", value: characters, raw: text.slice(end, from) });
    characters = "";
    // A comment is told of before its last character is read.
    end = text.indexOf(">", parser.position - 1) + 1;
    return from;
  };

  parser.on("error", (error) => {
    throw refuse(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""));
  });
  parser.on("text", (value) => {
    characters += value;
  });
  parser.on("xmldecl", () => {
    const from = markup();
    siblings.push({ kind: "declaration", raw: text.slice(from, end) });
  });
  parser.on("doctype", () => {
    throw refuse("a DOCTYPE is not accepted");
  });
  parser.on("comment", (value) => {
    markup();
    siblings.push({ kind: "comment", value });
  });
  parser.on("cdata", (value) => {
    markup();
    siblings.push({ kind: "cdata", value });
  });
  parser.on("processinginstruction", ({ target, body }) => {
    const from = markup();
    siblings.push({ kind: "instruction", target, body, raw: text.slice(from, end) });
  });
  parser.on("opentagstart", () => {
    attributeCount = 0;
    if (open.length >= depth) throw new XmlTooLarge({ what: "elements inside each other", limit: depth, ...at() });
  });
  parser.on("attribute", () => {
    attributeCount += 1;
    if (attributeCount > attributeLimit)
      throw new XmlTooLarge({ what: "attributes on one element", limit: attributeLimit, ...at() });
  });
  parser.on("opentag", (tag) => {
    const from = markup();
    const children: XmlNode[] = [];
    const raw = { open: text.slice(from, end), close: "" };
    const element = new XmlElement(tag.name, {
      namespace: tag.uri,
      attributes: Object.values(tag.attributes).map(({ name, value }) => [name, value] as const),
      children,
      raw,
    });
    root ??= element;
    siblings.push(element);
    open.push({ children, raw });
    siblings = children;
  });
  parser.on("closetag", (tag) => {
    const closed = open.pop();
    if (closed && !tag.isSelfClosing) closed.raw.close = text.slice(markup(), end);
    siblings = open.at(-1)?.children ?? outermost;
  });

  parser.write(text).close();
  if (end < text.length) outermost.push({ kind: "text", value: text.slice(end), raw: text.slice(end) });
  if (!root) throw refuse("it has no root element");
  return { kind: "document", children: outermost, root };
}
