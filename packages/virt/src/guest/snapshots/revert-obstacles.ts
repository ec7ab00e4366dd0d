import { domainHasManagedSaveImage, domainIsActive } from "@hob/libvirt";
import type { Domain } from "@hob/libvirt-xml";
import { SnapshotRefused } from "../../virt-errors.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { imagesOf, type SplitDisk, splitDisks } from "./image-needs.ts";
import type { Snapshot } from "./snapshot.ts";

const refusal = (calls: GuestCalls, name: string, reason: string, advice: string) =>
  new SnapshotRefused({ guest: calls.dom.name, work: `going back to external snapshot '${name}'`, reason, advice });

/** A snapshot of which libvirt does not tell what it is made of. */
export const imagesUnknown = (calls: GuestCalls, name: string) =>
  refusal(calls, name, "libvirt does not know its images", "Redefine the snapshot whole");

/** Refuses what stands against going back at all. @throws SnapshotRefused */
export async function refuseUnlessReady(calls: GuestCalls, name: string, splits: readonly SplitDisk[]): Promise<void> {
  if ((await calls.call(domainIsActive, {})).active) {
    throw refusal(calls, name, "it is not off", "Shut it down first");
  }
  if ((await calls.call(domainHasManagedSaveImage, {})).present) {
    const advice = "Start it, or discard what is saved";
    throw refusal(calls, name, "its memory is saved, and does not fit other disks", advice);
  }
  if (splits.length === 0) throw imagesUnknown(calls, name);
  const device = splits.find(({ below }) => below.startsWith("/dev/"));
  if (device) {
    const reason = `disk '${device.target}' is on a device, beside which no image can be made`;
    throw refusal(calls, name, reason, "Copy it to a file first");
  }
}

/** A guest that goes back. */
interface Returning {
  readonly before: Domain;
  readonly after: Domain;
  readonly snapshots: readonly Snapshot[];
  readonly splits: readonly SplitDisk[];
}

/**
 * Refuses a disk that was no part of the snapshot and that the guest has no more: other images may lie over its own by now.
 *
 * @throws SnapshotRefused
 */
export function refuseToWriteBelow(
  calls: GuestCalls,
  name: string,
  { before, after, snapshots, splits }: Returning,
): void {
  const writtenTo = new Set(imagesOf(before).values());
  const below = new Set(snapshots.flatMap(({ document }) => splitDisks(document).map((split) => split.below)));
  for (const [target, path] of imagesOf(after)) {
    if (splits.some((split) => split.target === target) || writtenTo.has(path) || !below.has(path)) continue;
    const reason = `disk '${target}' was no part of it, and images of another snapshot lie over that of then`;
    throw refusal(calls, name, reason, "Attach that disk again as it was last, or delete the other snapshot first");
  }
}
