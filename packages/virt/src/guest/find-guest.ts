import { type DomainRef, domainLookupByName, domainLookupByUuid, isLibvirtError, isUuid } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { GuestNotFound } from "../virt-errors.ts";

/** Looks a guest up; what looks like a UUID but is none is tried as a name. @throws GuestNotFound */
export async function findGuest(link: Link, uuidOrName: string): Promise<DomainRef> {
  try {
    if (isUuid(uuidOrName)) {
      try {
        return (await link.call(domainLookupByUuid, { uuid: uuidOrName })).dom;
      } catch (error) {
        if (!isLibvirtError(error, "no-domain")) throw error;
      }
    }
    return (await link.call(domainLookupByName, { name: uuidOrName })).dom;
  } catch (error) {
    throw asGuestNotFound(error, uuidOrName, link.name);
  }
}

/** libvirt's "no such domain" as ours, which names the host; anything else as it is. */
export function asGuestNotFound(error: unknown, guest: string, host: string): unknown {
  return isLibvirtError(error, "no-domain") ? new GuestNotFound({ guest, host }, { cause: error }) : error;
}
