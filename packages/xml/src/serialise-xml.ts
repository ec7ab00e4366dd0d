import type { XmlElement } from "./xml-element.ts";
import { UnwritableXml } from "./xml-errors.ts";
import type { XmlDeclaration, XmlDocument, XmlNode } from "./xml-node.ts";

/** How a tree is written. */
export interface SerialiseOptions {
  /**
   * Anew, an element a line, two blanks a level, attributes in single quotes, as libvirt writes. Default false: what was
   * parsed and not changed is written as it was read, and nothing is added between the rest.
   */
  readonly pretty?: boolean;
  /** With `pretty`: elements that were read and not changed stay as they were read, with all that is inside. */
  readonly keepRead?: boolean;
}

const name = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.·-]*$/u;
const forbidden =
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function writable(what: string, value: string, accepted = true): string {
  if (!accepted || forbidden.test(value)) throw new UnwritableXml({ what, value: JSON.stringify(value).slice(1, -1) });
  return value;
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const escaped = (value: string, characters: RegExp) => value.replace(characters, (found) => escapes[found] ?? found);

function openTag(element: XmlElement): string {
  let tag = `<${writable("Element name", element.name, name.test(element.name))}`;
  for (const [key, value] of element.attributes) {
    writable("Attribute name", key, name.test(key));
    tag += ` ${key}='${escaped(writable(`Attribute ${key}`, value), /[&<>'\t\n\r]/g)}'`;
  }
  return tag;
}

function leaf(node: Exclude<XmlNode, XmlElement> | XmlDeclaration): string {
  switch (node.kind) {
    case "declaration":
      return node.raw;
    case "text":
      return node.raw ?? escaped(writable("Text", node.value), /[&<>\r]/g);
    case "cdata":
      return `<![CDATA[${writable("CDATA", node.value, !node.value.includes("]]>"))}]]>`;
    case "comment":
      return `<!--${writable("Comment", node.value, !/--|-$/.test(node.value))}-->`;
    case "instruction": {
      const { raw, target, body } = node;
      if (raw !== undefined) return raw;
      const accepted = name.test(target) && target.toLowerCase() !== "xml" && !body.includes("?>");
      return `<?${writable("Processing instruction", body === "" ? target : `${target} ${body}`, accepted)}?>`;
    }
  }
}

function asRead(node: XmlNode | XmlDeclaration): string {
  if (node.kind !== "element") return leaf(node);
  const { raw, children } = node;
  const inside = children.map(asRead).join("");
  if (!raw) return children.length === 0 ? `${openTag(node)}/>` : `${openTag(node)}>${inside}</${node.name}>`;
  if (raw.close !== "") return `${raw.open}${inside}${raw.close}`;
  // It closed itself when it was read.
  return children.length === 0 ? raw.open : `${raw.open.replace(/\s*\/>$/, ">")}${inside}</${node.name}>`;
}

const isBlank = (node: XmlNode | XmlDeclaration) => node.kind === "text" && /^[\t\n\r ]*$/.test(node.value);

/** Written anew, but for what was read where `keepRead` says so; without line breaks where `indent` is null. */
function pretty(node: XmlNode | XmlDeclaration, indent: string | null, keepRead: boolean): string {
  if (node.kind === "text") return leaf({ kind: "text", value: node.value });
  if (node.kind !== "element") return leaf(node);
  if (keepRead && node.raw) return asRead(node);
  const solid = node.children.filter((child) => !isBlank(child));
  // White space counts where there is text beside it, and where there is nothing else.
  const inline = indent === null || solid.length === 0 || solid.some((child) => /^(text|cdata)$/.test(child.kind));
  const tag = openTag(node);
  if (node.children.length === 0) return `${tag}/>`;
  const inside = inline
    ? node.children.map((child) => pretty(child, null, keepRead)).join("")
    : `\n${solid.map((child) => `${indent}  ${pretty(child, `${indent}  `, keepRead)}\n`).join("")}${indent}`;
  return `${tag}>${inside}</${node.name}>`;
}

/**
 * Writes a tree. A document ends with a line break when written pretty.
 *
 * @throws UnwritableXml for a name, value or comment that XML cannot hold.
 */
export function serialiseXml(node: XmlNode | XmlDocument, options: SerialiseOptions = {}): string {
  const children = node.kind === "document" ? node.children : [node];
  if (!options.pretty) return children.map(asRead).join("");
  const end = node.kind === "document" ? "\n" : "";
  return children
    .filter((child) => !isBlank(child))
    .map((child) => pretty(child, "", options.keepRead ?? false))
    .join("\n")
    .concat(end);
}
