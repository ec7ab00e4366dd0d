import type { XmlNode } from "./xml-node.ts";
import type { XmlScope } from "./xml-scope.ts";

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
  #attributes: ReadonlyMap<string, string>;
  /** Its tags as they were read; undefined once an attribute has been changed. */
  #open: string | undefined;
  #close = "";
  #scope: XmlScope | undefined;

  constructor(
    name: string,
    content: {
      readonly namespace?: string;
      readonly attributes?: Iterable<readonly [string, string]>;
      readonly children?: XmlNode[];
    } = {},
  ) {
    this.name = name;
    this.namespace = content.namespace ?? "";
    this.#attributes = new Map(content.attributes);
    this.children = content.children ?? [];
  }

  /** An element as it is read, before its content and its close tag are. Takes the attributes as they are. */
  static parsed(
    name: string,
    namespace: string,
    attributes: ReadonlyMap<string, string>,
    scope: XmlScope,
    open: string,
  ): XmlElement {
    const element = new XmlElement(name, { namespace });
    element.#attributes = attributes;
    element.#scope = scope;
    element.#open = open;
    return element;
  }

  /** Notes the close tag as it was read. */
  closed(tag: string): void {
    this.#close = tag;
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
    return this.#open === undefined ? undefined : { open: this.#open, close: this.#close };
  }

  /** What prefixes stood for where the element was read; undefined for one made by a program. */
  get scope(): XmlScope | undefined {
    return this.#scope;
  }

  attribute(name: string): string | undefined {
    return this.#attributes.get(name);
  }

  /** Sets an attribute: in its old place if it was there, else as the last one. */
  setAttribute(name: string, value: string): void {
    if (this.#attributes.get(name) !== value) this.#change().set(name, value);
  }

  removeAttribute(name: string): void {
    if (this.#attributes.has(name)) this.#change().delete(name);
  }

  #change(): Map<string, string> {
    const attributes = new Map(this.#attributes);
    this.#attributes = attributes;
    this.#open = undefined;
    return attributes;
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
