import { endOfName, indexOfForbidden } from "./xml-characters.ts";
import { declarationAt } from "./xml-declaration.ts";
import { XmlElement } from "./xml-element.ts";
import { MalformedXml, XmlTooLarge } from "./xml-errors.ts";
import type { XmlLimits } from "./xml-limits.ts";
import type { XmlDeclaration, XmlDocument, XmlNode } from "./xml-node.ts";
import { positionAt } from "./xml-position.ts";
import { resolveReferences } from "./xml-references.ts";
import { declaredPrefix, qualifiedName, XmlScope } from "./xml-scope.ts";

/** Attributes of the many elements that have none. */
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Reads one document, from its first character to its last. */
export class XmlReader {
  readonly #text: string;
  readonly #limits: XmlLimits;
  readonly #outermost: (XmlNode | XmlDeclaration)[] = [];
  /** The elements whose end has not been read yet. */
  readonly #open: XmlElement[] = [];
  #siblings: (XmlNode | XmlDeclaration)[] = this.#outermost;
  #scope = XmlScope.outermost;
  #root: XmlElement | undefined;
  #nodes = 0;
  /** All before it has been read. */
  #at = 0;

  constructor(text: string, limits: XmlLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  /** The whole document; called once. */
  document(): XmlDocument {
    const text = this.#text;
    const forbidden = indexOfForbidden(text);
    if (forbidden >= 0) this.#refuse(`the disallowed character U+${hexadecimal(text, forbidden)}`, forbidden);
    if (text.startsWith("\ufeff")) this.#add({ kind: "text", value: "", raw: "\ufeff" }, 1);
    if (/<\?xml[ \t\r\n]/.test(text.slice(this.#at, this.#at + 6))) this.#declaration();
    while (this.#at < text.length) {
      const markup = text.indexOf("<", this.#at);
      if (markup !== this.#at) this.#characters(markup < 0 ? text.length : markup);
      else if (text[markup + 1] === "/") this.#closeTag();
      else if (text[markup + 1] === "!") this.#exclamation();
      else if (text[markup + 1] === "?") this.#instruction();
      else this.#openTag();
    }
    const open = this.#open.at(-1);
    if (open) this.#refuse(`<${short(open.name)}> has no close tag`, text.length);
    const root = this.#root;
    if (!root) return this.#refuse("it has no root element", text.length);
    return { kind: "document", children: this.#outermost, root };
  }

  /** Takes a node that ends at an index. */
  #add(node: XmlNode | XmlDeclaration, end: number): void {
    this.#count();
    this.#siblings.push(node);
    this.#at = end;
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > this.#limits.nodes) this.#exceed("nodes", this.#limits.nodes, this.#at);
  }

  #declaration(): void {
    const raw = declarationAt(this.#text, this.#at);
    if (raw === undefined) return this.#refuse("its XML declaration is not of version 1", this.#at);
    this.#add({ kind: "declaration", raw }, this.#at + raw.length);
  }

  #characters(end: number): void {
    const raw = this.#text.slice(this.#at, end);
    if (this.#open.length === 0) {
      const stray = raw.search(/[^\t\n\r ]/);
      if (stray >= 0) this.#refuse("characters outside the root element", this.#at + stray);
    }
    const bad = raw.indexOf("]]>");
    if (bad >= 0) this.#refuse("]]> among characters", this.#at + bad);
    this.#add({ kind: "text", value: this.#resolve(raw, this.#at), raw }, end);
  }

  /** Characters as they are meant: line ends as XML has them, references replaced. */
  #resolve(raw: string, at: number): string {
    const lines = raw.includes("\r") ? raw.replaceAll(/\r\n?/g, "\n") : raw;
    if (!lines.includes("&")) return lines;
    return resolveReferences(lines, (reason, index) => this.#refuse(reason, at + index));
  }

  /** What begins with `<!`: a comment, CDATA, or a DOCTYPE. */
  #exclamation(): void {
    const text = this.#text;
    const at = this.#at;
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("--", at + 4);
      if (end < 0) this.#refuse("a comment does not end", at);
      if (text[end + 2] !== ">") this.#refuse("two hyphens in a comment", end);
      this.#add({ kind: "comment", ...lines(text.slice(at, end + 3), 4) }, end + 3);
    } else if (text.startsWith("<![CDATA[", at)) {
      if (this.#open.length === 0) this.#refuse("CDATA outside the root element", at);
      const end = text.indexOf("]]>", at + 9);
      if (end < 0) this.#refuse("CDATA does not end", at);
      this.#add({ kind: "cdata", ...lines(text.slice(at, end + 3), 9) }, end + 3);
    } else {
      this.#refuse(text.startsWith("<!DOCTYPE", at) ? "a DOCTYPE is not accepted" : "unknown markup <!", at);
    }
  }

  #instruction(): void {
    const text = this.#text;
    const at = this.#at;
    const nameEnd = endOfName(text, at + 2);
    const target = text.slice(at + 2, nameEnd);
    if (target === "" || target.includes(":") || target.toLowerCase() === "xml") {
      this.#refuse(`a processing instruction cannot be called '${short(target)}'`, at);
    }
    const end = text.indexOf("?>", nameEnd);
    if (end < 0) this.#refuse("a processing instruction does not end", at);
    const bodyStart = this.#skipSpace(nameEnd);
    if (bodyStart === nameEnd && end !== nameEnd) this.#refuse("no blank after an instruction's name", nameEnd);
    const body = text.slice(Math.min(bodyStart, end), end).replaceAll(/\r\n?/g, "\n");
    this.#add({ kind: "instruction", target, body, raw: text.slice(at, end + 2) }, end + 2);
  }

  #openTag(): void {
    const text = this.#text;
    const from = this.#at;
    const nameEnd = endOfName(text, from + 1);
    if (nameEnd === from + 1) this.#refuse("no name after <", from);
    const name = text.slice(from + 1, nameEnd);
    if (this.#open.length === 0 && this.#root) this.#refuse("a second root element", from);
    if (this.#open.length >= this.#limits.depth) this.#exceed("elements inside each other", this.#limits.depth, from);
    this.#count();

    let attributes: Map<string, string> | undefined;
    let declared: Map<string, string> | undefined;
    let prefixed = false;
    let at = nameEnd;
    for (;;) {
      const next = this.#skipSpace(at);
      if (text[next] === ">" || (text[next] === "/" && text[next + 1] === ">")) {
        at = next;
        break;
      }
      const attributeEnd = endOfName(text, next);
      if (attributeEnd === next) this.#refuse(`the tag <${short(name)}> is not closed`, next);
      if (next === at) this.#refuse("no blank before an attribute", next);
      const attribute = text.slice(next, attributeEnd);
      const equals = this.#skipSpace(attributeEnd);
      if (text[equals] !== "=") this.#refuse(`the attribute ${short(attribute)} has no value`, next);
      const open = this.#skipSpace(equals + 1);
      const quote = text[open];
      const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1;
      if (close < 0) return this.#refuse(`the value of the attribute ${short(attribute)} is not quoted`, open);
      const value = this.#attributeValue(open + 1, close);
      attributes ??= new Map();
      if (attributes.has(attribute)) this.#refuse(`duplicate attribute: ${short(attribute)}`, next);
      if (attributes.size >= this.#limits.attributes)
        this.#exceed("attributes on one element", this.#limits.attributes, next);
      this.#count();
      attributes.set(attribute, value);
      const prefix = declaredPrefix(attribute);
      if (prefix !== undefined) (declared ??= new Map()).set(prefix, value);
      else prefixed ||= attribute.includes(":");
      at = close + 1;
    }

    const scope = declared ? this.#declare(declared, from) : this.#scope;
    if (prefixed && attributes) this.#checkAttributes(attributes, scope, from);
    const { namespace } = qualifiedName(name, scope, (reason) => this.#refuse(reason, from));
    const empty = text[at] === "/";
    const end = at + (empty ? 2 : 1);
    const element = XmlElement.parsed(name, namespace, attributes ?? noAttributes, scope, text.slice(from, end));
    this.#root ??= element;
    this.#siblings.push(element);
    this.#at = end;
    if (empty) return;
    this.#open.push(element);
    this.#siblings = element.children;
    this.#scope = scope;
  }

  #attributeValue(from: number, to: number): string {
    const raw = this.#text.slice(from, to);
    const bad = raw.indexOf("<");
    if (bad >= 0) this.#refuse("the character < in an attribute", from + bad);
    const spaced = /[\t\n\r]/.test(raw) ? raw.replaceAll(/\r\n|[\t\n\r]/g, " ") : raw;
    if (!spaced.includes("&")) return spaced;
    return resolveReferences(spaced, (reason, index) => this.#refuse(reason, from + index));
  }

  #declare(declared: ReadonlyMap<string, string>, at: number): XmlScope {
    return XmlScope.inside(this.#scope, declared, (reason) => this.#refuse(reason, at));
  }

  /** Refuses attributes that have two names for one thing. */
  #checkAttributes(attributes: ReadonlyMap<string, string>, scope: XmlScope, at: number): void {
    const seen = new Set<string>();
    for (const name of attributes.keys()) {
      if (!name.includes(":") || declaredPrefix(name) !== undefined) continue;
      const { namespace, localName } = qualifiedName(name, scope, (reason) => this.#refuse(reason, at));
      const expanded = `${localName} ${namespace}`;
      if (seen.has(expanded)) this.#refuse(`duplicate attribute: ${short(name)}`, at);
      seen.add(expanded);
    }
  }

  #closeTag(): void {
    const text = this.#text;
    const from = this.#at;
    const element = this.#open.pop();
    if (!element) return this.#refuse("a close tag without an open one", from);
    const end = text.startsWith(element.name, from + 2) ? this.#skipSpace(from + 2 + element.name.length) : -1;
    if (text[end] !== ">") this.#refuse(`another close tag than that of <${short(element.name)}>`, from);
    element.closed(text.slice(from, end + 1));
    const outer = this.#open.at(-1);
    this.#siblings = outer?.children ?? this.#outermost;
    this.#scope = outer?.scope ?? XmlScope.outermost;
    this.#at = end + 1;
  }

  #skipSpace(from: number): number {
    let at = from;
    for (let code = this.#text.charCodeAt(at); code === 0x20 || (code <= 0x0d && code >= 0x09);) {
      at += 1;
      code = this.#text.charCodeAt(at);
    }
    return at;
  }

  #refuse(reason: string, at: number): never {
    throw new MalformedXml({ reason, ...positionAt(this.#text, at) });
  }

  #exceed(what: string, limit: number, at: number): never {
    throw new XmlTooLarge({ what, limit, ...positionAt(this.#text, at) });
  }
}

/** What stands in a comment or CDATA after so many characters of markup, and how, where its lines end otherwise. */
function lines(raw: string, start: number): { readonly value: string; readonly raw?: string } {
  const value = raw.slice(start, -3);
  return value.includes("\r") ? { value: value.replaceAll(/\r\n?/g, "\n"), raw } : { value };
}

/** A name that fits a message. */
const short = (name: string) => (name.length > 64 ? `${name.slice(0, 64)}…` : name);

const hexadecimal = (text: string, at: number) => text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
