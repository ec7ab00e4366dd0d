import {
  domainSnapshotGetXmlDesc,
  domainSnapshotLookupByName,
  type DomainSnapshotRef,
  domainSnapshotXmlFlag,
} from "@hob/libvirt";
import type { GuestCalls } from "../guest-calls.ts";
import { createSnapshot } from "./create-snapshot.ts";
import { deleteSnapshot } from "./delete-snapshot.ts";
import { listSnapshots, readSnapshot, treeOf } from "./read-snapshots.ts";
import { redefineSnapshot } from "./redefine-snapshot.ts";
import { revertSnapshot } from "./revert-snapshot.ts";
import type { Snapshots } from "./snapshots.ts";

/** A guest's snapshots. */
export function snapshotsOf(calls: GuestCalls): Snapshots {
  const refOf = async (name: string): Promise<DomainSnapshotRef> =>
    (await calls.call(domainSnapshotLookupByName, { name })).snapshot;
  return {
    list: () => listSnapshots(calls),
    tree: async () => treeOf(await listSnapshots(calls)),
    get: async (name) => readSnapshot(calls, await refOf(name)),
    current: async () => (await listSnapshots(calls)).find(({ current }) => current) ?? null,
    create: (options = {}) => createSnapshot(calls, options),
    async xml(name, { secrets = false } = {}) {
      const flags = secrets ? domainSnapshotXmlFlag.secure : 0;
      return (await calls.link.call(domainSnapshotGetXmlDesc, { snapshot: await refOf(name), flags })).xml;
    },
    redefine: async (xml, { current = false } = {}) => readSnapshot(calls, await redefineSnapshot(calls, xml, current)),
    revert: (name, options = {}) => revertSnapshot(calls, name, options),
    delete: (name, options = {}) => deleteSnapshot(calls, name, options),
  };
}
