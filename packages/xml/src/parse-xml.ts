import { decodeXml } from "./decode-xml.ts";
import { XmlTooLarge } from "./xml-errors.ts";
import { defaultLimits, type XmlLimits } from "./xml-limits.ts";
import type { XmlDocument } from "./xml-node.ts";
import { XmlReader } from "./xml-reader.ts";

/**
 * Reads a document into a tree that writes back as it was read.
 *
 * Namespaces are resolved, the five predefined entities and character references are understood. A DOCTYPE, any other
 * entity, a duplicate attribute and a character that XML forbids (NUL) are refused. Nothing is ever fetched.
 *
 * @param source A text, whatever encoding its declaration names; or bytes, which must be UTF-8.
 * @throws MalformedXml with the line and column.
 * @throws XmlTooLarge beyond the limits.
 * @throws UnsupportedXmlEncoding for bytes in another encoding.
 */
export function parseXml(source: string | Uint8Array, limits: Partial<XmlLimits> = {}): XmlDocument {
  const all = { ...defaultLimits, ...limits };
  // No character takes more than three bytes for each of its UTF-16 code units.
  const least = typeof source === "string" ? source.length : source.length / 3;
  if (least > all.length) throw new XmlTooLarge({ what: "characters", limit: all.length });
  const text = typeof source === "string" ? source : decodeXml(source);
  if (text.length > all.length) throw new XmlTooLarge({ what: "characters", limit: all.length });
  return new XmlReader(text, all).document();
}
