import { charactersOf, replaceCharacters } from "./replace-characters.ts";
import { StartTag } from "./start-tag.ts";
import type { XmlNode } from "./xml-node.ts";
import type { XmlScope } from "./xml-scope.ts";

/** How an element's tags stand in the document it was parsed from. */
export interface RawTags {
  /** As it was read, but for attributes that have been changed since. */
  readonly open: string;
  /** Empty when the element closed itself. */
  readonly close: string;
}

/**
 * An element: a name, attributes in order, children in order.
 *
 * Children are changed in place. Attributes are changed by {@link setAttribute} and {@link removeAttribute}, so that all
 * that was not touched is written back as it was read, quotes and line breaks included.
 */
export class XmlElement {
  readonly kind = "element";
  /** As written, prefix included: `libosinfo:os`. */
  readonly name: string;
  /** The namespace's URI; empty for none. */
  readonly namespace: string;
  readonly children: XmlNode[];
  #attributes: ReadonlyMap<string, string>;
  /** The start tag as it was read, until an attribute is changed; undefined for an element made by a program. */
  #open: string | StartTag | undefined;
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

  /**
   * The tags as they were parsed, but for what has been changed; undefined for an element made by a program.
   *
   * @throws UnwritableXml for an attribute that has got a name or value that XML cannot hold.
   */
  get raw(): RawTags | undefined {
    return this.#open === undefined ? undefined : { open: this.#open.toString(), close: this.#close };
  }

  /** What prefixes stood for where the element was read; undefined for one made by a program. */
  get scope(): XmlScope | undefined {
    return this.#scope;
  }

  attribute(name: string): string | undefined {
    return this.#attributes.get(name);
  }

  /** Sets an attribute: in its old place and quotes if it was there, else as the last one, written like that. */
  setAttribute(name: string, value: string): void {
    if (this.#attributes.get(name) === value) return;
    this.#attributes = new Map(this.#attributes).set(name, value);
    this.#open = this.#startTag?.with(name, value);
  }

  removeAttribute(name: string): void {
    if (!this.#attributes.has(name)) return;
    const attributes = new Map(this.#attributes);
    attributes.delete(name);
    this.#attributes = attributes;
    this.#open = this.#startTag?.without(name);
  }

  get #startTag(): StartTag | undefined {
    return typeof this.#open === "string" ? StartTag.read(this.#open) : this.#open;
  }

  /** The same element with the same children, whose attributes and list of children are its own. */
  copy(): XmlElement {
    const copy = new XmlElement(this.name, { namespace: this.namespace, children: [...this.children] });
    copy.#attributes = this.#attributes;
    copy.#open = this.#open;
    copy.#close = this.#close;
    copy.#scope = this.#scope;
    return copy;
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
    return charactersOf(this.children);
  }

  /** Replaces the characters directly inside, where they differ; comments and child elements stay. */
  set text(value: string) {
    if (value !== this.text) replaceCharacters(this.children, value);
  }
}
