import type { Domain, DomainSnapshot, SnapshotDisk } from "@hob/libvirt-xml";
import type { Snapshot } from "./snapshot.ts";

/** The disks of a snapshot that went on in new images, with the image that holds the snapshot's state. */
export interface SplitDisk {
  readonly target: string;
  /** The state: written to until then, and never again. */
  readonly below: string;
  /** What was written to from then on. */
  readonly over: string;
}

/** The disks that an external snapshot split, as far as they are files or device nodes. */
export function splitDisks(document: DomainSnapshot): readonly SplitDisk[] {
  return (document.disks ?? []).flatMap((disk) => {
    const below = stateImage(document, disk);
    const over = disk.source?.file ?? disk.source?.dev;
    return disk.snapshot === "external" && below && over ? [{ target: disk.name, below, over }] : [];
  });
}

function stateImage(document: DomainSnapshot, { name }: SnapshotDisk): string | undefined {
  return document.domain && imagesOf(document.domain).get(name);
}

/** The image that each disk of a guest writes to, by target. */
export function imagesOf({ devices }: Domain): ReadonlyMap<string, string> {
  const named = devices.disks.map(({ target, source }) => [target.dev, source?.file ?? source?.dev] as const);
  return new Map(named.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * The images that are needed: those that hold the state of a snapshot or are written to, and all that they lie over, as far
 * as snapshots tell.
 */
export function neededImages(snapshots: readonly Snapshot[], writtenTo: Iterable<string>): ReadonlySet<string> {
  const states = snapshots.flatMap(({ document }) => (document.domain ? [...imagesOf(document.domain).values()] : []));
  return linesOf(snapshots, [...writtenTo, ...states]);
}

/** Images and all that they lie over, as far as snapshots tell. */
export function linesOf(snapshots: readonly Snapshot[], images: readonly string[]): ReadonlySet<string> {
  const below = new Map<string, string>();
  for (const { document } of snapshots) for (const split of splitDisks(document)) below.set(split.over, split.below);
  const found = new Set<string>();
  for (const image of images) {
    for (let each: string | undefined = image; each && !found.has(each); each = below.get(each)) found.add(each);
  }
  return found;
}
