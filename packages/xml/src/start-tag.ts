import { respell } from "./respell.ts";
import { escapeAttribute, type Quote } from "./xml-escapes.ts";
import { writable, writableName } from "./xml-writable.ts";

/** How an attribute is written: `  size = "1"`. */
interface SpelledAttribute {
  /** What stands before the name. */
  readonly space: string;
  /** The sign between name and value, with the white space around it. */
  readonly equals: string;
  readonly quote: Quote;
  /** The value as it stands between the quotes. */
  readonly raw: string;
}

const spelledAttribute = /([\t\n\r ]+)([^\t\n\r =]+)([\t\n\r ]*=[\t\n\r ]*)(["'])([^]*?)\4/g;

/** How libvirt writes. */
const plain: SpelledAttribute = { space: " ", equals: "=", quote: "'", raw: "" };

/** A start tag as it was read, whose attributes are changed one by one: all the others keep every byte. */
export class StartTag {
  /** `<` and the name. */
  readonly #beginning: string;
  readonly #attributes: ReadonlyMap<string, SpelledAttribute>;
  /** `>` or `/>`, with the white space before it. */
  readonly #end: string;

  private constructor(beginning: string, attributes: ReadonlyMap<string, SpelledAttribute>, end: string) {
    this.#beginning = beginning;
    this.#attributes = attributes;
    this.#end = end;
  }

  /** The tag that a text is, which has been read as one. */
  static read(text: string): StartTag {
    const [beginning = ""] = /^<[^\t\n\r />]+/.exec(text) ?? [];
    const attributes = new Map<string, SpelledAttribute>();
    let end = beginning.length;
    for (const found of text.matchAll(spelledAttribute)) {
      const [all, space = "", name = "", equals = "", quote, raw = ""] = found;
      attributes.set(name, { space, equals, quote: quote as Quote, raw });
      end = found.index + all.length;
    }
    return new StartTag(beginning, attributes, text.slice(end));
  }

  /** The tag with an attribute: in its old place and quotes if it was there, else as the last one, written like that. */
  with(name: string, value: string): StartTag {
    const old = this.#attributes.get(name);
    const manner = old ?? [...this.#attributes.values()].at(-1) ?? plain;
    const { head, middle, tail } = respell(old?.raw ?? "", value, " ");
    const raw = head + escapeAttribute(middle, manner.quote) + tail;
    return new StartTag(this.#beginning, new Map(this.#attributes).set(name, { ...manner, raw }), this.#end);
  }

  without(name: string): StartTag {
    const attributes = new Map(this.#attributes);
    attributes.delete(name);
    return new StartTag(this.#beginning, attributes, this.#end);
  }

  /** @throws UnwritableXml for a name or value that XML cannot hold. */
  toString(): string {
    let text = this.#beginning;
    for (const [name, { space, equals, quote, raw }] of this.#attributes) {
      writable(`Attribute ${name}`, raw);
      text += `${space}${writableName("Attribute name", name)}${equals}${quote}${raw}${quote}`;
    }
    return text + this.#end;
  }
}
