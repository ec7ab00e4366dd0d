import { parseXml, serialiseXml, XmlElement } from "@hob/xml";

/** Where virt-install, GNOME Boxes and others note a guest's operating system. */
const libosinfo = "http://libosinfo.org/xmlns/libvirt/domain/1.0";
/** Where Hob keeps its own notes on a guest. */
const hob = "urn:hob:domain:1";

type Metadata = readonly string[] | undefined;

/** The entry in a namespace; others are not even parsed. */
const find = (metadata: Metadata, namespace: string): XmlElement | undefined =>
  (metadata ?? [])
    .filter((entry) => entry.includes(namespace))
    .map((entry) => parseXml(entry).root)
    .find((root) => root.namespace === namespace);

function replace(metadata: Metadata, entry: XmlElement): readonly string[] {
  const others = (metadata ?? []).filter((each) => !find([each], entry.namespace));
  return [...others, serialiseXml(entry)];
}

/** The osinfo id noted on a guest, such as `http://debian.org/debian/12`; null when there is none. */
export function osinfoId(metadata: Metadata): string | null {
  const os = find(metadata, libosinfo)
    ?.elements()
    .find((child) => child.localName === "os");
  return os?.attribute("id") ?? null;
}

/** The metadata with this osinfo id, in the form that virt-install writes; all else stays. */
export function withOsinfoId(metadata: Metadata, id: string): readonly string[] {
  const os = new XmlElement("libosinfo:os", { namespace: libosinfo, attributes: [["id", id]] });
  const entry = new XmlElement("libosinfo:libosinfo", {
    namespace: libosinfo,
    attributes: [["xmlns:libosinfo", libosinfo]],
    children: [os],
  });
  return replace(metadata, entry);
}

/** Hob's own notes on a guest, by name; empty when there are none. */
export function hobNotes(metadata: Metadata): Readonly<Record<string, string>> {
  const notes = find(metadata, hob)?.elements() ?? [];
  return Object.fromEntries(notes.map((note) => [note.attribute("name") ?? "", note.text]));
}

/** The metadata with these as Hob's notes; all else stays. */
export function withHobNotes(metadata: Metadata, notes: Readonly<Record<string, string>>): readonly string[] {
  const entry = new XmlElement("hob:notes", {
    namespace: hob,
    attributes: [["xmlns:hob", hob]],
    children: Object.entries(notes).map(
      ([name, value]) =>
        new XmlElement("hob:note", {
          namespace: hob,
          attributes: [["name", name]],
          children: [{ kind: "text", value }],
        }),
    ),
  });
  return replace(metadata, entry);
}
