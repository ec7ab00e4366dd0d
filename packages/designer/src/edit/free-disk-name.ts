import type { Disk } from "@hob/libvirt-xml";
import { DiskNames } from "../disk-names.ts";

/** The first name that a bus has left beside these disks. @throws ImpossibleChoice when it has no place left. */
export function freeDiskName(disks: readonly Disk[], bus: string): string {
  const taken = new Set(disks.map(({ target }) => target.dev));
  const names = new DiskNames();
  let name = names.next(bus);
  while (taken.has(name)) name = names.next(bus);
  return name;
}
