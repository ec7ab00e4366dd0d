import type { XmlElement } from "./xml-element.ts";

/** A run of characters. `raw`, if it was parsed, is how it stood in the document: `a &amp; b`. */
export interface XmlText {
  readonly kind: "text";
  readonly value: string;
  readonly raw?: string;
}

/** `<![CDATA[value]]>`. `raw` is how it stood in a document whose lines end otherwise than in `value`. */
export interface XmlCdata {
  readonly kind: "cdata";
  readonly value: string;
  readonly raw?: string;
}

/** `<!--value-->`. `raw` is how it stood in a document whose lines end otherwise than in `value`. */
export interface XmlComment {
  readonly kind: "comment";
  readonly value: string;
  readonly raw?: string;
}

/** `<?target body?>`. `raw`, if it was parsed, keeps the white space between the two. */
export interface XmlInstruction {
  readonly kind: "instruction";
  readonly target: string;
  readonly body: string;
  readonly raw?: string;
}

/** `<?xml version='1.0'?>`, as it stood. Only a document holds one, as its first child. */
export interface XmlDeclaration {
  readonly kind: "declaration";
  readonly raw: string;
}

/** What an element holds, in order. All but elements are immutable: replace them to change them. */
export type XmlNode = XmlElement | XmlText | XmlCdata | XmlComment | XmlInstruction;

/** A whole document: its root element, and what stands before and after it. */
export interface XmlDocument {
  readonly kind: "document";
  readonly children: (XmlNode | XmlDeclaration)[];
  readonly root: XmlElement;
}
