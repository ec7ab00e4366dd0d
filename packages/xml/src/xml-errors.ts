import { defineError } from "@hob/errors";

/** A text that is no well-formed XML document, or that holds what is refused: a DOCTYPE, an entity of its own, NUL. */
export const MalformedXml = defineError("xml.malformed", {
  kind: "invalid",
  message: (d: { reason: string; line: number; column: number }) =>
    `The XML is malformed at line ${d.line}, column ${d.column}: ${d.reason}.`,
});

/** A document beyond the limits it is read with. */
export const XmlTooLarge = defineError("xml.too-large", {
  kind: "invalid",
  message: (d: { what: string; limit: number; line?: number; column?: number }) =>
    `The XML has more than ${d.limit} ${d.what}${d.line === undefined ? "" : ` at line ${d.line}, column ${d.column}`}.`,
});

/** Bytes of a document that is not in UTF-8, or says that it is not. */
export const UnsupportedXmlEncoding = defineError("xml.unsupported-encoding", {
  kind: "unsupported",
  message: (d: { encoding: string }) => `The XML is in the encoding '${d.encoding}': only UTF-8 is read.`,
  hint: "Convert it, for example with `iconv -f ENCODING -t UTF-8`, and correct its declaration.",
});

/** A name, value or comment made by a program that no XML document can hold. */
export const UnwritableXml = defineError("xml.unwritable", {
  kind: "invalid",
  message: (d: { what: string; value: string }) => `${d.what} '${d.value}' cannot be written in XML.`,
});
