import type { ImageFormat } from "@hob/libvirt-xml";
import type { Job } from "../../job.ts";
import type { Snapshot, SnapshotNode } from "./snapshot.ts";

/** What happens to one disk. */
export interface SnapshotDiskOptions {
  /** Whether it is part of the snapshot. Default: all disks that the guest can write to. */
  readonly include?: boolean;
  /** External: the path of the image that is written to from then on. Default: beside the old one. */
  readonly file?: string;
  /** External: its format. Default `qcow2`. */
  readonly format?: ImageFormat;
}

/** How a snapshot is taken. */
export interface SnapshotOptions {
  /** Default: the time, in seconds since 1970. */
  readonly name?: string;
  readonly description?: string;
  /**
   * `internal`: within the qcow2 images; of a running guest always with its memory, and it stands still meanwhile.
   * `external`: the guest goes on in new images. Default: internal where it can be, otherwise external.
   */
  readonly kind?: "internal" | "external";
  /** External, of a running guest: also its memory, in this file or in one beside the first disk. Default false. */
  readonly memory?: boolean | { readonly file: string };
  /** By target. */
  readonly disks?: Readonly<Record<string, SnapshotDiskOptions>>;
  /** External without memory: has the guest's agent bring its file systems to rest meanwhile. Default false. */
  readonly quiesce?: boolean;
  /** External: the files are there already, as overlays of the old images. Default false. */
  readonly reuse?: boolean;
}

/** How a guest is taken back. */
export interface RevertOptions {
  /** How it runs afterwards. Default: as it did when the snapshot was taken; off where its memory was not kept. */
  readonly start?: "running" | "paused";
  /** Goes through with what libvirt holds to be risky, such as another definition than the guest runs with. Default false. */
  readonly force?: boolean;
}

/** What became of going back. */
export interface RevertOutcome {
  /** External: images that were written to since and that nothing needs any more. */
  readonly deleted: readonly string[];
}

/** What is deleted. */
export interface SnapshotDeleteOptions {
  /** Also those that were taken on top of it, or only those. Default: it alone, and its data go to its neighbours. */
  readonly children?: "with" | "only";
  /** Only libvirt's knowledge of it; all data stay where they are. Default false. */
  readonly metadataOnly?: boolean;
}

/**
 * A guest's snapshots.
 *
 * The firmware's variables and the TPM's state are no part of libvirt's snapshots of disks. They are copied beside when such
 * a snapshot is taken, put back when the guest is taken back to it, and deleted with it.
 */
export interface Snapshots {
  /** All of them, each after the one that it was taken on top of. */
  list(): Promise<readonly Snapshot[]>;
  tree(): Promise<readonly SnapshotNode[]>;
  /** @throws LibvirtError of kind `not-found` */
  get(name: string): Promise<Snapshot>;
  /** The one that the guest's disks go on from; null for none. */
  current(): Promise<Snapshot | null>;
  /**
   * Takes one of all disks, or of none. With memory in a file of its own it tells how far it is, and can be given up; another
   * one only before libvirt has begun with it.
   *
   * Its `done` is rejected with SnapshotRefused for what cannot be done, and why.
   */
  create(options?: SnapshotOptions): Job<Snapshot>;
  /** Its XML; with `secrets` as {@link redefine} takes it without loss. */
  xml(name: string, options?: { readonly secrets?: boolean }): Promise<string>;
  /** Has libvirt know a snapshot again, as after a move of the guest: parents first. Data are not touched. */
  redefine(xml: string, options?: { readonly current?: boolean }): Promise<Snapshot>;
  /**
   * Takes the guest back: what its disks held since is gone, unless a snapshot of it was taken. Disks that were no part of the
   * snapshot stay as they are. To an external snapshot only a guest goes back that is off; it then goes on in new images over
   * those of the snapshot, and what is not needed any more is deleted last.
   *
   * @throws SnapshotRefused; ChangeHalfMade when what failed cannot be undone.
   */
  revert(name: string, options?: RevertOptions): Promise<RevertOutcome>;
  /**
   * Deletes one: what an external one had apart is merged into the image below. It takes as long as that, tells how far it is,
   * snapshot by snapshot, and cannot be given up once libvirt has begun.
   *
   * Its `done` is rejected with SnapshotRefused where others need the images.
   */
  delete(name: string, options?: SnapshotDeleteOptions): Job<void>;
}
