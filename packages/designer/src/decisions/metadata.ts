import type { Domain } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** The note by which every tool over libvirt knows the guest's operating system, then the caller's own. */
export function metadata({ intent, os }: Context): Pick<Domain, "metadata"> {
  const notes = [...(os ? [osinfoNote(os.id)] : []), ...(intent.metadata ?? [])];
  return notes.length > 0 ? { metadata: notes } : {};
}

function osinfoNote(id: string): string {
  const space = "http://libosinfo.org/xmlns/libvirt/domain/1.0";
  const escaped = id.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return `<libosinfo:libosinfo xmlns:libosinfo="${space}"><libosinfo:os id="${escaped}"/></libosinfo:libosinfo>`;
}
