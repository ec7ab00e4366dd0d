import type { Disk, Domain } from "@hob/libvirt-xml";
import type { DiskCopy } from "./migration-options.ts";

const ownTypes: readonly string[] = ["file", "block", "volume"];

/** Whether only this host may have the disk's data, and the guest writes to them. */
function isOwn({ type, device = "disk", source, readonly, shareable }: Disk): boolean {
  return ownTypes.includes(type) && device === "disk" && source !== undefined && !readonly && !shareable;
}

/**
 * The targets of the disks that are copied. They are always named to libvirt: left to itself it copies network disks
 * onto themselves.
 */
export function copiedDisks(guest: Domain, copy: DiskCopy | undefined): readonly string[] {
  if (copy === undefined) return [];
  return copy.disks ?? guest.devices.disks.filter(isOwn).map(({ target }) => target.dev);
}

/** The disk of a target. */
export function diskOf(guest: Domain, target: string): Disk | undefined {
  return guest.devices.disks.find((disk) => disk.target.dev === target);
}
