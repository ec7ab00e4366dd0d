import type { XmlNode } from "./xml-node.ts";

/** How an element's tags stood in the document it was parsed from. */
export interface RawTags {
  readonly open: string;
  /** Empty when the element closed itself. */
  readonly close: string;
}

/**
 * An element: a name, attributes in order, children in order.
 *
 * Children are changed in place. Attributes are changed by {@link setAttribute} and {@link removeAttribute}, so that an
 * element whose tag was not touched is written back as it was read, quotes and line breaks included.
 */
export class XmlElement {
  readonly kind = "element";
  /** As written, prefix included: `libosinfo:os`. */
  readonly name: string;
  /** The namespace's URI; empty for none. */
  readonly namespace: string;
  readonly children: XmlNode[];
  readonly #attributes: Map<string, string>;
  #raw: RawTags | undefined;

  constructor(
    name: string,
    content: {
      readonly namespace?: string;
      readonly attributes?: Iterable<readonly [string, string]>;
      readonly children?: XmlNode[];
      readonly raw?: RawTags;
    } = {},
  ) {
    this.name = name;
    this.namespace = content.namespace ?? "";
    this.#attributes = new Map(content.attributes);
    this.children = content.children ?? [];
    this.#raw = content.raw;
  }

  /** The name without its prefix. */
  get localName(): string {
    return this.name.slice(this.name.indexOf(":") + 1);
  }

  /** Attributes by name as written, namespace declarations included, in document order. */
  get attributes(): ReadonlyMap<string, string> {
    return this.#attributes;
  }

  /** The tags as they were parsed; undefined once an attribute has been changed. */
  get raw(): RawTags | undefined {
    return this.#raw;
  }

  attribute(name: string): string | undefined {
    return this.#attributes.get(name);
  }

  /** Sets an attribute: in its old place if it was there, else as the last one. */
  setAttribute(name: string, value: string): void {
    if (this.#attributes.get(name) === value) return;
    this.#attributes.set(name, value);
    this.#raw = undefined;
  }

  removeAttribute(name: string): void {
    if (this.#attributes.delete(name)) this.#raw = undefined;
  }

  /** The child elements, all or those of one name (as written, prefix included). */
  elements(name?: string): XmlElement[] {
    return this.children.filter(
      (child): child is XmlElement => child.kind === "element" && (name === undefined || child.name === name),
    );
  }

  /** The first child element of this name. */
  element(name: string): XmlElement | undefined {
    return this.children.find((child): child is XmlElement => child.kind === "element" && child.name === name);
  }

  /** The characters directly inside, CDATA included, without those of child elements. */
  get text(): string {
    let text = "";
    for (const child of this.children) if (child.kind === "text" || child.kind === "cdata") text += child.value;
    return text;
  }

  /** Replaces the characters directly inside; comments and child elements stay. */
  set text(value: string) {
    if (value === this.text) return;
    const kept = this.children.filter((child) => child.kind !== "text" && child.kind !== "cdata");
    this.children.splice(0, this.children.length, ...(value === "" ? [] : [{ kind: "text", value } as const]), ...kept);
  }
}
