import { endOfName } from "./xml-characters.ts";

/** The namespace of `xml:lang` and its like, whose prefix every document has. */
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
/** The namespace of `xmlns` itself, which no document may use. */
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** Says what is wrong, and throws. */
type Refuse = (reason: string) => never;

/** What prefixes stand for inside an element; the empty prefix is the default namespace. */
export class XmlScope {
  readonly #declared: ReadonlyMap<string, string>;
  readonly #outer: XmlScope | undefined;
  /** What has been found outside, so that many siblings deep inside do not look for the same again and again. */
  #found: Map<string, string> | undefined;

  private constructor(declared: ReadonlyMap<string, string>, outer?: XmlScope) {
    this.#declared = declared;
    this.#outer = outer;
  }

  /** The scope outside every element. */
  static readonly outermost: XmlScope = new XmlScope(
    new Map([
      ["", ""],
      ["xml", xmlNamespace],
    ]),
  );

  /** The scope of an element that declares prefixes. */
  static inside(outer: XmlScope, declared: ReadonlyMap<string, string>, refuse: Refuse): XmlScope {
    for (const [prefix, namespace] of declared) {
      if (prefix === "xmlns" || namespace === xmlnsNamespace) refuse("the prefix xmlns cannot be declared");
      if ((prefix === "xml") !== (namespace === xmlNamespace)) refuse("the prefix xml cannot be declared anew");
      if (prefix !== "" && namespace === "") refuse(`the prefix ${prefix.slice(0, 64)} is declared as nothing`);
      if (prefix.includes(":") || (prefix !== "" && endOfName(prefix, 0) === 0)) {
        refuse(`malformed prefix: ${prefix.slice(0, 64)}`);
      }
    }
    return new XmlScope(declared, outer);
  }

  /** The namespace that a prefix stands for; undefined for a prefix that nobody declared. */
  namespace(prefix: string): string | undefined {
    const known = this.#declared.get(prefix) ?? this.#found?.get(prefix);
    if (known !== undefined) return known;
    let found: string | undefined;
    for (let scope = this.#outer; scope && found === undefined; scope = scope.#outer) {
      found = scope.#declared.get(prefix);
    }
    if (found !== undefined) (this.#found ??= new Map()).set(prefix, found);
    return found;
  }
}

/** The prefix that an attribute declares: `p` for `xmlns:p`, the empty one for `xmlns`; undefined for other attributes. */
export function declaredPrefix(attribute: string): string | undefined {
  if (!attribute.startsWith("xmlns")) return undefined;
  if (attribute.length === 5) return "";
  return attribute[5] === ":" && attribute.length > 6 ? attribute.slice(6) : undefined;
}

/** The prefix of a name as written; empty for none. */
export const prefixOf = (name: string): string => name.slice(0, Math.max(name.indexOf(":"), 0));

/** The parts of a name that is no namespace declaration, its prefix replaced by what it stands for. */
export function qualifiedName(
  name: string,
  scope: XmlScope,
  refuse: Refuse,
): { readonly namespace: string; readonly localName: string } {
  const colon = name.indexOf(":");
  if (colon < 0) return { namespace: scope.namespace("") ?? "", localName: name };
  const localName = name.slice(colon + 1);
  // A local name is a name by itself.
  if (colon === 0 || localName.includes(":") || endOfName(localName, 0) === 0)
    refuse(`malformed name: ${name.slice(0, 64)}`);
  const namespace = scope.namespace(name.slice(0, colon));
  if (namespace === undefined) return refuse(`unbound namespace prefix: ${name.slice(0, Math.min(colon, 64))}`);
  return { namespace, localName };
}
