import { domainGetXmlDesc, domainXmlFlag } from "@hob/libvirt";
import { type Disk, type Domain, domain, read } from "@hob/libvirt-xml";
import { DiskNotFound } from "../../virt-errors.ts";
import type { GuestCalls } from "../guest-calls.ts";

/** A guest's definition: of the run, or as it is stored. */
export async function definition({ call }: GuestCalls, { inactive = false } = {}): Promise<Domain> {
  return read(domain, (await call(domainGetXmlDesc, { flags: inactive ? domainXmlFlag.inactive : 0 })).xml);
}

/** The disk of a target in a guest's definition. @throws DiskNotFound */
export async function definedDisk(calls: GuestCalls, target: string, options?: { inactive?: boolean }): Promise<Disk> {
  const { disks } = (await definition(calls, options)).devices;
  const found = disks.find((disk) => disk.target.dev === target);
  if (found) return found;
  throw new DiskNotFound({ guest: calls.dom.name, disk: target, disks: disks.map((disk) => disk.target.dev) });
}
