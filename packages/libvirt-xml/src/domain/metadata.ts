import { parseXml, serialiseXml, XmlElement } from "@hob/xml";

/** What programs note on a guest: an element each, as XML. Absent for a guest without notes. */
export type Metadata = readonly string[] | undefined;

/**
 * What a program has noted on a guest, by the namespace that is its own; undefined when there is nothing.
 *
 * The entries of others are not even parsed.
 */
export function metadataEntry(metadata: Metadata, namespace: string): XmlElement | undefined {
  for (const entry of metadata ?? []) {
    const root = entryIn(entry, namespace);
    if (root) return root;
  }
  return undefined;
}

/**
 * The metadata with this as what its namespace's owner has noted; all else stays.
 *
 * @param entry An element that declares its namespace itself, because libvirt hands entries out one by one.
 */
export function withMetadataEntry(metadata: Metadata, entry: XmlElement): readonly string[] {
  return [...withoutMetadataEntry(metadata, entry.namespace), laidOut(entry)];
}

/** The metadata without what a namespace's owner has noted; all else stays. */
export function withoutMetadataEntry(metadata: Metadata, namespace: string): readonly string[] {
  return (metadata ?? []).filter((entry) => !entryIn(entry, namespace));
}

function entryIn(entry: string, namespace: string): XmlElement | undefined {
  if (!entry.includes(namespace)) return undefined;
  const { root } = parseXml(entry);
  return root.namespace === namespace ? root : undefined;
}

/** An entry's text with the line breaks and blanks it has in a domain that libvirt tells. */
function laidOut(entry: XmlElement): string {
  const metadata = new XmlElement("metadata", { children: [entry] });
  const domain = serialiseXml(new XmlElement("domain", { children: [metadata] }), { pretty: true });
  return domain.slice("<domain>\n  <metadata>\n    ".length, -"\n  </metadata>\n</domain>".length);
}
