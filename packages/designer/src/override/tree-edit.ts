import { XmlElement, type XmlNode } from "@hob/xml";

/** libvirt's own namespaces, by the prefixes that it writes. */
export const knownNamespaces: Readonly<Record<string, string>> = {
  qemu: "http://libvirt.org/schemas/domain/qemu/1.0",
  lxc: "http://libvirt.org/schemas/domain/lxc/1.0",
  xen: "http://libvirt.org/schemas/domain/xen/1.0",
  bhyve: "http://libvirt.org/schemas/domain/bhyve/1.0",
  vmware: "http://libvirt.org/schemas/domain/vmware/1.0",
};

/** Declares at the root those of libvirt's prefixes that are used in an element. */
export function declarePrefixes(root: XmlElement, element: XmlElement): void {
  if (element.name.includes(":")) newElement(root, element.name);
  for (const child of element.elements()) declarePrefixes(root, child);
}

/** A new element; a prefix of libvirt's is declared at the root. Null for a prefix that nobody declares. */
export function newElement(root: XmlElement, name: string): XmlElement | null {
  const colon = name.indexOf(":");
  if (colon < 0) return new XmlElement(name);
  const prefix = name.slice(0, colon);
  const namespace = root.attribute(`xmlns:${prefix}`) ?? knownNamespaces[prefix];
  if (namespace === undefined) return null;
  root.setAttribute(`xmlns:${prefix}`, namespace);
  return new XmlElement(name, { namespace });
}

const isBlank = (node: XmlNode | undefined) => node?.kind === "text" && node.value.trim() === "";

/** Puts a child after its like, or else last, on a line of its own where the others are. */
export function appendChild(root: XmlElement, parent: XmlElement, child: XmlElement): void {
  const { children } = parent;
  const like = children.findLastIndex((node) => node.kind === "element" && node.name === child.name);
  const indent = indentOf(root, parent);
  layOut(child, indent === null ? null : `${indent}  `);
  const space: XmlNode[] = indent === null ? [] : [{ kind: "text", value: `\n${indent}  ` }];
  if (like >= 0) children.splice(like + 1, 0, ...space, child);
  else if (isBlank(children.at(-1))) children.splice(-1, 0, ...space, child);
  else children.push(...space, child, ...(indent === null ? [] : [{ kind: "text", value: `\n${indent}` } as const]));
}

/** Takes a child out, with the white space before it. */
export function removeChild(parent: XmlElement, child: XmlElement): void {
  const { children } = parent;
  const index = children.indexOf(child);
  const from = isBlank(children[index - 1]) ? index - 1 : index;
  children.splice(from, index - from + 1);
  if (children.every(isBlank)) children.splice(0);
}

/** The blanks before an element's line; null in a document that stands on one line. */
function indentOf(root: XmlElement, element: XmlElement): string | null {
  if (!root.children.some((node) => isBlank(node) && node.kind === "text" && node.value.includes("\n"))) return null;
  const depth = depthOf(root, element);
  return depth === null ? null : "  ".repeat(depth);
}

function depthOf(root: XmlElement, element: XmlElement): number | null {
  if (root === element) return 0;
  for (const child of root.elements()) {
    const depth = depthOf(child, element);
    if (depth !== null) return depth + 1;
  }
  return null;
}

/** Gives what is inside a new element a line each. */
function layOut(element: XmlElement, indent: string | null): void {
  const inside = element.elements();
  const { children } = element;
  if (inside.length === 0 || children.some((node) => node.kind === "text" && !isBlank(node))) return;
  const kept = children.filter((node) => !isBlank(node));
  children.splice(0);
  for (const node of kept) {
    if (indent !== null) children.push({ kind: "text", value: `\n${indent}  ` });
    children.push(node);
    if (node.kind === "element") layOut(node, indent === null ? null : `${indent}  `);
  }
  if (indent !== null) children.push({ kind: "text", value: `\n${indent}` });
}
