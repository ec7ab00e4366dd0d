import { type Domain, withOsinfoId } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** The caller's notes, and the one by which every tool over libvirt knows the guest's operating system. */
export function metadata({ intent, os }: Context): Pick<Domain, "metadata"> {
  const notes = os ? withOsinfoId(intent.metadata, os.id) : (intent.metadata ?? []);
  return notes.length > 0 ? { metadata: notes } : {};
}
