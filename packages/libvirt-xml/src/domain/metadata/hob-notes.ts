import { XmlElement } from "@hob/xml";
import { type Metadata, metadataEntry, withMetadataEntry } from "../metadata.ts";

/** Where Hob keeps its own notes on a guest. */
const hob = "urn:hob:domain:1";

/** Hob's own notes on a guest, by name; empty when there are none. */
export function hobNotes(metadata: Metadata): Readonly<Record<string, string>> {
  const notes = metadataEntry(metadata, hob)?.elements() ?? [];
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
  return withMetadataEntry(metadata, entry);
}
