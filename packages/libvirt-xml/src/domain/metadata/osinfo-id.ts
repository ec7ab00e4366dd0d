import { XmlElement } from "@hob/xml";
import { type Metadata, metadataEntry, withMetadataEntry } from "../metadata.ts";

/** Where virt-install, GNOME Boxes and others note a guest's operating system. */
const libosinfo = "http://libosinfo.org/xmlns/libvirt/domain/1.0";

/** The osinfo id noted on a guest, such as `http://debian.org/debian/12`; null when there is none. */
export function osinfoId(metadata: Metadata): string | null {
  const os = metadataEntry(metadata, libosinfo)
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
  return withMetadataEntry(metadata, entry);
}
