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
import { forgetFirmware } from "./firmware-state.ts";
import { imagesOf, linesOf, neededImages, splitDisks } from "./image-needs.ts";
import { descendantsOf, listSnapshots } from "./read-snapshots.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SnapshotDeleteOptions } from "./snapshots.ts";

/** Deletes a snapshot, those that were taken on top of it, or both: the last ones first, since libvirt merges one at a time. */
export async function deleteSnapshot(
  calls: GuestCalls,
  name: string,
  { children, metadataOnly = false }: SnapshotDeleteOptions,
): Promise<void> {
  const { snapshot } = await calls.call(domainSnapshotLookupByName, { name });
  const descendants = children ? descendantsOf(await listSnapshots(calls), name) : [];
  const names = [...(children === "only" ? [] : [name]), ...descendants.map((each) => each.name)];
  for (const each of names.toReversed()) {
    const ref = { ...snapshot, name: each };
    if (metadataOnly) await discard(calls, ref, domainSnapshotDeleteFlag.metadataOnly);
    else await deleteOne(calls, ref);
  }
}

const discard = ({ link }: GuestCalls, snapshot: DomainSnapshotRef, flags: number) =>
  link.callApart(domainSnapshotDelete, { snapshot, flags });

async function deleteOne(calls: GuestCalls, ref: DomainSnapshotRef): Promise<void> {
  const snapshots = await listSnapshots(calls);
  const snapshot = snapshots.find(({ name }) => name === ref.name);
  // Gone meanwhile: libvirt says so.
  if (!snapshot || snapshot.kind !== "external") await discard(calls, ref, 0);
  else await deleteExternal(calls, ref, snapshot, snapshots);
  if (snapshot?.document.domain) await forgetFirmware(calls.link, snapshot.document.domain, ref.name);
}

/**
 * What an external snapshot split into is merged into what it lies over, if the guest's disks go on from there and nothing
 * else does. If they do not and nothing else does, its images go.
 */
async function deleteExternal(
  calls: GuestCalls,
  ref: DomainSnapshotRef,
  { name, document }: Snapshot,
  snapshots: readonly Snapshot[],
): Promise<void> {
  const [live, stored] = await Promise.all([definition(calls), definition(calls, { inactive: true })]);
  const writtenTo = [...imagesOf(live).values(), ...imagesOf(stored).values()];
  const splits = splitDisks(document);
  const others = snapshots.filter((each) => each.name !== name);
  const line = linesOf(snapshots, writtenTo);
  const isOnLine = splits.every(({ over }) => line.has(over));
  const branch = branchOf(others, name, splits);
  if (isOnLine && branch === undefined) {
    await discard(calls, ref, 0);
  } else if (!isOnLine && !others.some(({ parent }) => parent === name)) {
    await discard(calls, ref, domainSnapshotDeleteFlag.metadataOnly);
    const needed = neededImages(others, writtenTo);
    for (const path of splits.flatMap(({ over, below }) => [over, below])) {
      if (!needed.has(path) && !path.startsWith("/dev/")) await deleteFile(calls.link, path);
    }
  } else {
    const reason = `other images lie over those of its state${branch ? `, such as those of snapshot '${branch.name}'` : ""}`;
    const advice = "Delete all snapshots on top of it but one line first";
    throw new SnapshotRefused({ guest: calls.dom.name, work: `deleting snapshot '${name}'`, reason, advice });
  }
  if (document.memory?.file) await deleteFile(calls.link, document.memory.file);
}

/** A snapshot that needs the images of another's state and does not lie over those that it split into. */
function branchOf(
  others: readonly Snapshot[],
  name: string,
  splits: ReturnType<typeof splitDisks>,
): Snapshot | undefined {
  return others.find(({ parent, document }) => {
    const images = document.domain ? imagesOf(document.domain) : new Map<string, string>();
    return splits.some(({ target, over, below }) => {
      const image = images.get(target);
      return image === below || (parent === name && image !== over);
    });
  });
}
