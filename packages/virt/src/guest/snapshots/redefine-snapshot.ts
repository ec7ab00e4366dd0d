import { domainSnapshotCreateFlag, domainSnapshotCreateXml, type DomainSnapshotRef } from "@hob/libvirt";
import { domainSnapshot, read } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";

/** Has libvirt know a snapshot as its document says; data are not touched. */
export async function redefineSnapshot(calls: GuestCalls, xml: string, current: boolean): Promise<DomainSnapshotRef> {
  const diskOnly = read(domainSnapshot, xml).state === "disk-snapshot";
  const flags =
    domainSnapshotCreateFlag.redefine |
    (current ? domainSnapshotCreateFlag.current : 0) |
    (diskOnly ? domainSnapshotCreateFlag.diskOnly : 0);
  return (await calls.call(domainSnapshotCreateXml, { xml, flags })).snapshot;
}
