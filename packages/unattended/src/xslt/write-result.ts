import type { ResultElement, ResultNode } from "./result-node.ts";
import type { Stylesheet } from "./stylesheet.ts";

/** Writes a result as libxslt does, layout included. */
export function writeResult(nodes: readonly ResultNode[], output: Stylesheet["output"]): string {
  if (output.method === "text") return nodes.map(plainText).join("");
  const declaration = output.hasDeclaration ? '<?xml version="1.0"?>\n' : "";
  const body = nodes.map((node) => writeNode(node, output.isIndented ? 0 : null, new Map())).join("");
  return `${declaration}${body}\n`;
}

const plainText = (node: ResultNode): string => {
  if (node.kind === "element") return node.children.map(plainText).join("");
  return node.kind === "text" ? node.text : "";
};

/** @param level how far to indent; null for not at all. */
function writeNode(node: ResultNode, level: number | null, scope: ReadonlyMap<string, string>): string {
  if (node.kind === "element") return writeElement(node, level, scope);
  return node.kind === "text" ? escapeText(node.text) : `<!--${node.text}-->`;
}

function writeElement(element: ResultElement, level: number | null, outer: ReadonlyMap<string, string>): string {
  const { name, namespaces, attributes, children } = element;
  const declared = namespaces.filter(([prefix, uri]) => outer.get(prefix) !== uri);
  const scope = declared.length > 0 ? new Map([...outer, ...declared]) : outer;
  const pairs = [...declared, ...attributes].map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join("");
  if (children.length === 0) return `<${name}${pairs}/>`;
  // Characters among the children would change if lines were broken.
  const isLaidOut = level !== null && !children.some(({ kind }) => kind === "text");
  const inner = isLaidOut ? level + 1 : null;
  const content = children.map((child) => writeNode(child, inner, scope));
  if (!isLaidOut) return `<${name}${pairs}>${content.join("")}</${name}>`;
  const lines = content.map((line) => `${"  ".repeat(level + 1)}${line}\n`).join("");
  return `<${name}${pairs}>\n${lines}${"  ".repeat(level)}</${name}>`;
}

const textEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const attributeEscapes: Record<string, string> = { ...textEscapes, '"': "&quot;", "\n": "&#10;", "\t": "&#9;" };

const escapeText = (text: string): string => text.replaceAll(/[&<>\r]/g, (found) => textEscapes[found] as string);

const escapeAttribute = (text: string): string =>
  text.replaceAll(/[&<>\r"\n\t]/g, (found) => attributeEscapes[found] as string);
