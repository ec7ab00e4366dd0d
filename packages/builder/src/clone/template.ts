import { domain, edit, hobNotes, read, withHobNotes } from "@hob/libvirt-xml";
import type { Guest, Host } from "@hob/virt";
import { CloneSourceRuns, TemplateStart } from "../builder-errors.ts";

/** Whether a guest's definition says that it is a template: one that is only cloned. */
export const isTemplate = (xml: string): boolean => hobNotes(read(domain, xml).metadata)["template"] !== undefined;

/**
 * Makes a guest that is off a template, or a guest again: it is marked in its own metadata, where every Hob sees it.
 *
 * @throws CloneSourceRuns
 */
export async function setTemplate(host: Host, guest: Guest, wanted: boolean): Promise<void> {
  const { state } = await guest.info();
  if (state !== "shutoff") throw new CloneSourceRuns({ guest: guest.name, state });
  const xml = await guest.xml({ inactive: true, secrets: true });
  if (isTemplate(xml) === wanted) return;
  const marked = edit(xml, domain, (of) => {
    const { template: _, ...notes } = hobNotes(of.metadata);
    return { ...of, metadata: withHobNotes(of.metadata, wanted ? { ...notes, template: "yes" } : notes) };
  });
  await host.defineGuest(marked);
}

/** @throws TemplateStart for a guest that is a template: its linked clones lie over disks that must not change. */
export async function refuseTemplate(guest: Guest): Promise<void> {
  if (isTemplate(await guest.xml({ inactive: true }))) throw new TemplateStart({ guest: guest.name });
}
