import {
  domainSnapshotDelete,
  domainSnapshotDeleteFlag,
  domainSnapshotLookupByName,
  type DomainSnapshotRef,
} from "@hob/libvirt";
import { deleteFile } from "../../storage/host-files.ts";
import { SnapshotRefused } from "../../virt-errors.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { DoPart, JobPart } from "../parted-job.ts";
import { forgetFirmware } from "./firmware-state.ts";
import { imagesOf, linesOf, neededImages, type SplitDisk, splitDisks } from "./image-needs.ts";
import { mergeFigures } from "./merge-figures.ts";
import { descendantsOf, listSnapshots } from "./read-snapshots.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SnapshotDeleteOptions } from "./snapshots.ts";

/** Deletes a snapshot, those that were taken on top of it, or both: the last ones first, since libvirt merges one at a time. */
export async function deleteSnapshot(
  calls: GuestCalls,
  name: string,
  { children, metadataOnly = false }: SnapshotDeleteOptions,
  part: DoPart,
): Promise<void> {
  const { snapshot } = await calls.call(domainSnapshotLookupByName, { name });
  const descendants = children ? descendantsOf(await listSnapshots(calls), name) : [];
  const names = [...(children === "only" ? [] : [name]), ...descendants.map((each) => each.name)];
  for (const each of names.toReversed()) {
    const ref = { ...snapshot, name: each };
    if (metadataOnly) await discard(calls, ref, domainSnapshotDeleteFlag.metadataOnly);
    else await deleteOne(calls, ref, part);
  }
}

const discard = ({ link, known }: GuestCalls, snapshot: DomainSnapshotRef, flags: number) =>
  known(link.callApart(domainSnapshotDelete, { snapshot, flags }));

/** libvirt says nothing of what it deletes. */
const silent: JobPart = { look: async () => null, abortable: false };

async function deleteOne(calls: GuestCalls, ref: DomainSnapshotRef, part: DoPart): Promise<void> {
  const snapshots = await listSnapshots(calls);
  const snapshot = snapshots.find(({ name }) => name === ref.name);
  // Gone meanwhile: libvirt says so.
  if (!snapshot || snapshot.kind !== "external") await part(silent, () => discard(calls, ref, 0));
  else await deleteExternal(calls, ref, { snapshot, snapshots }, part);
  const guest = snapshot?.document.domain;
  if (guest) await forgetFirmware(calls.link, { guest, name: ref.dom.name, snapshot: ref.name });
}

/**
 * What an external snapshot split into is merged into what it lies over, if the guest's disks go on from there and nothing
 * else does. If they do not and nothing else does, its images go; but never the one that the guest had before its first
 * snapshot.
 */
async function deleteExternal(
  calls: GuestCalls,
  ref: DomainSnapshotRef,
  { snapshot, snapshots }: { readonly snapshot: Snapshot; readonly snapshots: readonly Snapshot[] },
  part: DoPart,
): Promise<void> {
  const { name, parent, document } = snapshot;
  const [live, stored] = await Promise.all([definition(calls), definition(calls, { inactive: true })]);
  const writtenTo = [...imagesOf(live).values(), ...imagesOf(stored).values()];
  const splits = splitDisks(document);
  const others = snapshots.filter((each) => each.name !== name);
  const line = linesOf(snapshots, writtenTo);
  const isOnLine = splits.every(({ over }) => line.has(over));
  const obstacle = obstacleOf(others, name, splits);
  if (isOnLine && obstacle === null) {
    const look = mergeFigures(
      calls,
      splits.map(({ target }) => target),
    );
    await part({ look, abortable: false }, () => discard(calls, ref, 0));
  } else if (!isOnLine && !others.some((each) => each.parent === name)) {
    await discard(calls, ref, domainSnapshotDeleteFlag.metadataOnly);
    const needed = neededImages(others, writtenTo);
    for (const path of splits.flatMap(({ over, below }) => (parent === null ? [over] : [over, below]))) {
      if (!needed.has(path) && !path.startsWith("/dev/")) await deleteFile(calls.link, path);
    }
  } else {
    throw new SnapshotRefused({
      guest: calls.dom.name,
      work: `deleting snapshot '${name}'`,
      reason: obstacle ?? "the guest's disks go on from its state, and other snapshots as well",
      advice: "Delete what was taken on top of it first",
    });
  }
  if (document.memory?.file) await deleteFile(calls.link, document.memory.file);
}

/** Why what a snapshot split into cannot be merged: a snapshot that would lose its state by that. */
function obstacleOf(others: readonly Snapshot[], name: string, splits: readonly SplitDisk[]): string | null {
  for (const other of others) {
    const images = other.document.domain ? imagesOf(other.document.domain) : new Map<string, string>();
    for (const { target, over, below } of splits) {
      const image = images.get(target);
      if (image === over && other.kind === "internal") return `internal snapshot '${other.name}' is within its images`;
      if (image === below || (other.parent === name && image !== over)) {
        return `the images of snapshot '${other.name}' lie over those of its state`;
      }
    }
  }
  return null;
}
