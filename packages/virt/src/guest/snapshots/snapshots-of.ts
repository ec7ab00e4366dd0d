import { domainSnapshotLookupByName } from "@hob/libvirt";
import { domainSnapshot, write } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { createSnapshot } from "./create-snapshot.ts";
import { deleteSnapshot } from "./delete-snapshot.ts";
import { listSnapshots, readSnapshot, treeOf } from "./read-snapshots.ts";
import { redefineSnapshot } from "./redefine-snapshot.ts";
import { revertSnapshot } from "./revert-snapshot.ts";
import type { Snapshots } from "./snapshots.ts";

/** A guest's snapshots. */
export function snapshotsOf(calls: GuestCalls): Snapshots {
  return {
    list: () => listSnapshots(calls),
    tree: async () => treeOf(await listSnapshots(calls)),
    get: async (name) => readSnapshot(calls, (await calls.call(domainSnapshotLookupByName, { name })).snapshot),
    current: async () => (await listSnapshots(calls)).find(({ current }) => current) ?? null,
    create: (options = {}) => createSnapshot(calls, options),
    redefine: async (document, { current = false } = {}) =>
      readSnapshot(calls, await redefineSnapshot(calls, write(domainSnapshot, document), current)),
    revert: (name, options = {}) => revertSnapshot(calls, name, options),
    delete: (name, options = {}) => deleteSnapshot(calls, name, options),
  };
}
