export { canonicaliseXml } from "./canonicalise-xml.ts";
export { compareXml, type XmlDifference } from "./compare-xml.ts";
export { parseXml } from "./parse-xml.ts";
export { serialiseXml, type SerialiseOptions } from "./serialise-xml.ts";
export { standalone } from "./standalone.ts";
export { type RawTags, XmlElement } from "./xml-element.ts";
export { MalformedXml, UnsupportedXmlEncoding, UnwritableXml, XmlTooLarge } from "./xml-errors.ts";
export { defaultLimits, type XmlLimits } from "./xml-limits.ts";
export type {
  XmlCdata,
  XmlComment,
  XmlDeclaration,
  XmlDocument,
  XmlInstruction,
  XmlNode,
  XmlText,
} from "./xml-node.ts";
