import { isName } from "./xml-characters.ts";
import type { XmlElement } from "./xml-element.ts";
import { escapeAttribute, escapeText } from "./xml-escapes.ts";
import type { XmlDeclaration, XmlDocument, XmlNode } from "./xml-node.ts";
import { writable, writableName } from "./xml-writable.ts";

/** How a tree is written. */
export interface SerialiseOptions {
  /**
   * Anew, an element a line, two blanks a level, attributes in single quotes, as libvirt writes. Default false: what was
   * parsed and not changed is written as it was read, and nothing is added between the rest.
   */
  readonly pretty?: boolean;
  /** With `pretty`: elements that were read stay as they were read, with all that is inside, but for what has changed. */
  readonly keepRead?: boolean;
}

function openTag(element: XmlElement): string {
  let tag = `<${writableName("Element name", element.name)}`;
  for (const [key, value] of element.attributes) {
    writableName("Attribute name", key);
    tag += ` ${key}='${escapeAttribute(writable(`Attribute ${key}`, value), "'")}'`;
  }
  return tag;
}

function leaf(node: Exclude<XmlNode, XmlElement> | XmlDeclaration): string {
  switch (node.kind) {
    case "declaration":
      return node.raw;
    case "text":
      return node.raw ?? escapeText(writable("Text", node.value));
    case "cdata":
      return node.raw ?? `<![CDATA[${writable("CDATA", node.value, !/\]\]>|\r/.test(node.value))}]]>`;
    case "comment":
      return node.raw ?? `<!--${writable("Comment", node.value, !/--|-$|\r/.test(node.value))}-->`;
    case "instruction": {
      const { raw, target, body } = node;
      if (raw !== undefined) return raw;
      const accepted =
        isName(target) && !target.includes(":") && target.toLowerCase() !== "xml" && !/\?>|\r/.test(body);
      return `<?${writable("Processing instruction", body === "" ? target : `${target} ${body}`, accepted)}?>`;
    }
  }
}

function asRead(node: XmlNode | XmlDeclaration): string {
  if (node.kind !== "element") return leaf(node);
  const { raw, children } = node;
  const inside = contentAsRead(children);
  if (!raw) return children.length === 0 ? `${openTag(node)}/>` : `${openTag(node)}>${inside}</${node.name}>`;
  if (raw.close !== "") return `${raw.open}${inside}${raw.close}`;
  // It closed itself when it was read.
  return children.length === 0 ? raw.open : `${raw.open.replace(/\s*\/>$/, ">")}${inside}</${node.name}>`;
}

function contentAsRead(children: readonly XmlNode[]): string {
  let content = "";
  /** The end of the text before, where one follows another. */
  let end = "";
  for (const [at, child] of children.entries()) {
    const written = end === "" ? asRead(child) : besideText(end, asRead(child));
    content += written;
    const isFollowed = child.kind === "text" && children[at + 1]?.kind === "text";
    end = isFollowed ? (end + written.slice(-2)).slice(-2) : "";
  }
  return content;
}

/** A text where it stands behind another: the two must make neither `]]>` nor one line end. */
function besideText(end: string, written: string): string {
  if (`${end}${written.slice(0, 2)}`.includes("]]>")) return written.replace(">", "&gt;");
  return end.endsWith("\r") && written.startsWith("\n") ? `&#10;${written.slice(1)}` : written;
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
