import type { Bytes } from "@hob/units";
import type { BlockJob, BlockJobProgress, MirrorEnd, MirrorJob } from "./block-job.ts";
import type { DiskChain, ImageName, ImageTarget } from "./disk-image.ts";

/** A disk's sizes. */
export interface DiskInfo {
  /** What the guest sees. */
  readonly capacity: Bytes;
  /** What its image takes: up to the last byte written where the guest runs and the image is no file. */
  readonly allocation: Bytes;
  /** How long the image is. */
  readonly physical: Bytes;
}

/** What went through a disk since the guest started. */
export interface DiskStatistics {
  readonly readRequests: number;
  readonly readBytes: Bytes;
  readonly readTimeNs: number;
  readonly writeRequests: number;
  readonly writeBytes: Bytes;
  readonly writeTimeNs: number;
  readonly flushRequests: number;
  readonly flushTimeNs: number;
}

/** How a job of a disk is begun. */
export interface BlockJobOptions {
  /** Bytes a second. Default: no limit. */
  readonly speed?: Bytes;
}

/** How a disk is copied. */
export interface CopyOptions extends BlockJobOptions {
  /** Only the image that is written to; the copy lies over the same images. Default false. */
  readonly shallow?: boolean;
  /** The target is there and as large as the disk; otherwise it must not be there, and is made. Default false. */
  readonly reuse?: boolean;
  /** What becomes of it when both sides are the same. Default `pivot`. */
  readonly end?: MirrorEnd;
  /** The unit in which what changed is noted: a power of two from 512 bytes to 64 MiB. Default: QEMU's choice. */
  readonly granularity?: Bytes;
  /** How much is on its way at most. Default: QEMU's choice. */
  readonly buffer?: Bytes;
  /** Whether the guest's writes wait until they are on both sides, so that it converges. Needs libvirt 8.0. */
  readonly synchronous?: boolean;
}

/** Which images are pulled into the one that is written to. */
export interface PullOptions extends BlockJobOptions {
  /** The image that stays, below those that are pulled. Default: none, so that the disk is whole by itself. */
  readonly base?: ImageName;
}

/** Which images below the one that is written to are merged downwards. */
export interface CommitBelowOptions extends BlockJobOptions {
  /** The highest of those that are merged. */
  readonly top: ImageName;
  /** The one they are merged into. Default: the last one of the chain. */
  readonly base?: ImageName;
  /** Whether files that are no longer needed are deleted. Default false. */
  readonly deleteMerged?: boolean;
}

/** How the image that is written to is merged downwards. */
export interface CommitOptions extends BlockJobOptions {
  /** The one it is merged into. Default: the last one of the chain. */
  readonly base?: ImageName;
  /** Whether files that are no longer needed are deleted. Default false. */
  readonly deleteMerged?: boolean;
  /** What becomes of it when both sides are the same. Default `pivot`. */
  readonly end?: MirrorEnd;
}

/**
 * One disk of a guest, by its target. It holds no state: every method asks the host.
 *
 * Jobs need a running guest, and a disk has one at a time.
 */
export interface GuestDisk {
  /** What the guest's definition calls it: `vda`. */
  readonly target: string;

  info(): Promise<DiskInfo>;
  /** The images its data are in. @throws DiskNotFound */
  chain(): Promise<DiskChain>;
  /** @throws LibvirtError of kind `conflict` when the guest is off. */
  statistics(): Promise<DiskStatistics>;
  /** Why its last request failed, which may have paused the guest; null when it did not. */
  error(): Promise<"no-space" | "unspecified" | null>;
  /** Reads at `offset`, at most 4 MiB. @throws LibvirtError of kind `unsupported` for an image that is not raw. */
  peek(offset: Bytes, length: number): Promise<Buffer>;

  /**
   * Makes it larger; the running guest sees it at once. Of a guest that is off, its volume is made larger.
   *
   * @throws DiskRefused for less than it has, or when no pool holds the image of a guest that is off.
   */
  resize(capacity: Bytes): Promise<void>;
  /** Has libvirt tell once, by its event `block-threshold`, when an image's last byte is beyond. */
  setThreshold(threshold: Bytes, options?: { readonly index?: number }): Promise<void>;

  /**
   * Mirrors it to another image. An image that is left, of a copy that fails or is given up or of a guest that moved over, is
   * not deleted. What is done is told by the job: a copy that was to stay beside (`end: "stay"`) is whole only if it was
   * ended here when it was ready.
   *
   * @throws DiskNotFound; LibvirtError when the guest is off or the disk has a job. Its `done` is rejected with
   * BlockJobFailed or JobCancelled, as that of all jobs of disks.
   */
  copy(target: ImageTarget, options?: CopyOptions): Promise<MirrorJob>;
  /** Fills the image that is written to from those below, which are then not needed. */
  pull(options?: PullOptions): Promise<BlockJob>;
  /** Merges the image that is written to into one below, which is then written to. */
  commit(options?: CommitOptions): Promise<MirrorJob>;
  /** Merges images below the one that is written to. */
  commitBelow(options: CommitBelowOptions): Promise<BlockJob>;
  /** The job that it has now, whoever began it; null for none. A mirror then waits to be ended. */
  job(): Promise<MirrorJob | null>;
  /** How far the job is that it has now; null for none. */
  jobProgress(): Promise<BlockJobProgress | null>;
}
