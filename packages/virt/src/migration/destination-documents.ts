import { domainGetXmlDesc, domainXmlFlag } from "@hob/libvirt";
import { type Domain, domain, edit, read } from "@hob/libvirt-xml";
import type { DomainRef } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { InvalidMigration } from "./migration-errors.ts";
import type { GuestBeforehand } from "./migration-flags.ts";
import type { MigrationOptions } from "./migration-options.ts";

/** A guest's documents on its way. */
export interface DestinationDocuments {
  /** What it is on the source. */
  readonly here: Domain;
  /** What it will be on the destination. */
  readonly there: Domain;
  /** The XML of the running guest for the destination; undefined where it is as on the source. */
  readonly xml: string | undefined;
  /** The XML that the destination stores, likewise. */
  readonly storedXml: string | undefined;
}

/**
 * Reads what a guest is, and changes it for the destination. What is sent has the guest's secrets, as libvirt's own
 * documents between hosts do.
 *
 * @throws InvalidMigration when the change makes another guest of it.
 */
export async function destinationDocuments(
  link: Link,
  dom: DomainRef,
  { active, persistent }: GuestBeforehand,
  options: MigrationOptions,
): Promise<DestinationDocuments> {
  const ask = async (flags: number) => (await link.call(domainGetXmlDesc, { dom, flags })).xml;
  const here = read(domain, await ask(0));
  const { edit: change } = options;
  if (change === undefined) return { here, there: here, xml: undefined, storedXml: undefined };
  const whole = domainXmlFlag.secure | domainXmlFlag.migratable;
  const changed = async (flags: number) => edit(await ask(whole | flags), domain, change);
  const xml = await changed(0);
  const there = read(domain, xml);
  if (there.uuid !== here.uuid || there.name !== here.name) {
    const reason = "its name and UUID may not be edited; the option 'name' gives it another name";
    throw new InvalidMigration({ guest: dom.name, reason });
  }
  const storedXml = persistent && active ? await changed(domainXmlFlag.inactive) : undefined;
  return { here, there, xml, storedXml };
}
