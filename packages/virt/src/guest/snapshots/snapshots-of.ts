import {
  domainSnapshotGetXmlDesc,
  domainSnapshotLookupByName,
  type DomainSnapshotRef,
  domainSnapshotXmlFlag,
} from "@hob/libvirt";
import { oneAtATime } from "../change/one-at-a-time.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { partedJob } from "../parted-job.ts";
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
    create: (options = {}) =>
      partedJob(calls, "taking a snapshot", (part) => oneAtATime(calls, () => createSnapshot(calls, options, part))),
    async xml(name, { secrets = false } = {}) {
      const flags = secrets ? domainSnapshotXmlFlag.secure : 0;
      const snapshot = await refOf(name);
      return (await calls.known(calls.link.call(domainSnapshotGetXmlDesc, { snapshot, flags }))).xml;
    },
    redefine: async (xml, { current = false } = {}) => readSnapshot(calls, await redefineSnapshot(calls, xml, current)),
    revert: (name, options = {}) => oneAtATime(calls, () => revertSnapshot(calls, name, options)),
    delete: (name, options = {}) =>
      partedJob(calls, `deleting snapshot '${name}'`, (part) =>
        oneAtATime(calls, () => deleteSnapshot(calls, name, options, part)),
      ),
  };
}
