import type { XmlElement } from "./xml-element.ts";
import type { XmlDeclaration, XmlDocument, XmlNode } from "./xml-node.ts";
import { declaredPrefix, prefixOf, xmlNamespace } from "./xml-scope.ts";

/**
 * The canonical form of a document, comments included: two documents that say the same have the same one, whatever their
 * quotes, the order of their attributes, and how they write an empty element.
 *
 * @source Canonical XML 1.0, with comments. A declaration of the prefix `xml` is left out.
 */
export function canonicaliseXml(document: XmlDocument): string {
  const at = document.children.indexOf(document.root);
  return document.children
    .map((node, index) => {
      if (node.kind === "element") return canonicalElement(node, new Map([["", ""]]));
      if (node.kind === "declaration" || node.kind === "text") return "";
      // Outside the root, only what surrounds it tells lines apart.
      return index < at ? `${leaf(node)}\n` : `\n${leaf(node)}`;
    })
    .join("");
}

/** @param scope What the prefixes outside stand for. */
function canonicalElement(element: XmlElement, scope: ReadonlyMap<string, string>): string {
  let inner = scope;
  const namespaces: [prefix: string, uri: string][] = [];
  const attributes: [uri: string, localName: string, text: string][] = [];
  for (const [name, value] of element.attributes) {
    const prefix = declaredPrefix(name);
    if (prefix === undefined || prefix === "xml" || scope.get(prefix) === value) continue;
    namespaces.push([prefix, value]);
    if (inner === scope) inner = new Map(scope);
    (inner as Map<string, string>).set(prefix, value);
  }
  for (const [name, value] of element.attributes) {
    if (declaredPrefix(name) !== undefined) continue;
    const prefix = prefixOf(name);
    // An attribute without a prefix is in no namespace, whatever the default one is.
    const uri = prefix === "" ? "" : prefix === "xml" ? xmlNamespace : (inner.get(prefix) ?? prefix);
    attributes.push([uri, name.slice(prefix === "" ? 0 : prefix.length + 1), ` ${name}="${escapedValue(value)}"`]);
  }
  namespaces.sort(([a], [b]) => compare(a, b));
  attributes.sort(([a, first], [b, second]) => compare(a, b) || compare(first, second));
  const declared = namespaces.map(([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}="${escapedValue(uri)}"`);
  const tag = [element.name, ...declared, ...attributes.map(([, , text]) => text)].join("");
  const inside = element.children
    .map((child) => (child.kind === "element" ? canonicalElement(child, inner) : leaf(child)))
    .join("");
  return `<${tag}>${inside}</${element.name}>`;
}

function leaf(node: Exclude<XmlNode, XmlElement> | XmlDeclaration): string {
  switch (node.kind) {
    case "declaration":
      return "";
    case "text":
    case "cdata":
      return node.value.replace(/[&<>\r]/g, (found) => textEscapes[found] ?? found);
    case "comment":
      return `<!--${node.value}-->`;
    case "instruction":
      return `<?${node.target}${node.body && ` ${node.body}`}?>`;
  }
}

const textEscapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const valueEscapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};
const escapedValue = (value: string) => value.replace(/[&<"\t\n\r]/g, (found) => valueEscapes[found] ?? found);

/** The order of characters, which beyond the basic plane is not that of UTF-16. */
function compare(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, character] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
