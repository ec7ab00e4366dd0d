import { XmlElement } from "@hob/xml";

/** libvirt's own namespaces, by the prefixes that it writes. */
const namespaces: ReadonlyMap<string, string> = new Map([
  ["qemu", "http://libvirt.org/schemas/domain/qemu/1.0"],
  ["lxc", "http://libvirt.org/schemas/domain/lxc/1.0"],
  ["xen", "http://libvirt.org/schemas/domain/xen/1.0"],
  ["bhyve", "http://libvirt.org/schemas/domain/bhyve/1.0"],
  ["vmware", "http://libvirt.org/schemas/domain/vmware/1.0"],
  ["dnsmasq", "http://libvirt.org/schemas/network/dnsmasq/1.0"],
  ["fs", "http://libvirt.org/schemas/storagepool/fs/1.0"],
  ["rbd", "http://libvirt.org/schemas/storagepool/rbd/1.0"],
]);
const prefixes: ReadonlyMap<string, string> = new Map([...namespaces].map(([prefix, uri]) => [uri, prefix]));

/**
 * The name that declarations know an element by: `disk`, `qemu:commandline`. It follows from the namespace, whatever
 * prefix the document has for it; undefined for a namespace that is not libvirt's.
 */
export function declaredName({ name, localName, namespace }: XmlElement): string | undefined {
  return namespace === "" ? name : nameIn(namespace, localName);
}

/** The declared name of a local name in a namespace; undefined for a namespace that is not libvirt's. */
export function nameIn(namespace: string, localName: string): string | undefined {
  if (namespace === "") return localName;
  const prefix = prefixes.get(namespace);
  return prefix && `${prefix}:${localName}`;
}

/** The namespace of a declared name; empty for most. */
export function namespaceOf(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? "" : (namespaces.get(name.slice(0, colon)) ?? "");
}

/** The child elements of a declared name. */
export function childrenNamed(node: XmlElement, name: string): XmlElement[] {
  const namespace = namespaceOf(name);
  if (namespace === "") return node.elements(name).filter((child) => child.namespace === "");
  return node.elements().filter((child) => declaredName(child) === name);
}

/** The first child element of a declared name. */
export function childNamed(node: XmlElement, name: string): XmlElement | undefined {
  const found = node.element(name);
  return found?.namespace === namespaceOf(name) ? found : childrenNamed(node, name)[0];
}

/** A new element of a declared name. */
export function createNamed(name: string): XmlElement {
  return new XmlElement(name, { namespace: namespaceOf(name) });
}

/**
 * Declares the prefixes of new elements: at the root, as libvirt does, or where a document uses that prefix for
 * something else, on the element itself.
 */
export function bindPrefixes(root: XmlElement): void {
  const visit = (node: XmlElement, scope: ReadonlyMap<string, string>): void => {
    let inner = scope;
    for (const [name, uri] of node.attributes) {
      if (name.startsWith("xmlns:")) inner = new Map(inner).set(name.slice("xmlns:".length), uri);
    }
    const prefix = node.name.includes(":") ? node.name.slice(0, node.name.indexOf(":")) : undefined;
    // The root may have got its declaration for an element before this one.
    const bound = prefix !== undefined && (inner.get(prefix) ?? root.attribute(`xmlns:${prefix}`));
    if (prefix !== undefined && bound !== node.namespace) {
      (bound === undefined ? root : node).setAttribute(`xmlns:${prefix}`, node.namespace);
      inner = new Map(inner).set(prefix, node.namespace);
    }
    for (const child of node.elements()) visit(child, inner);
  };
  visit(root, new Map());
}
