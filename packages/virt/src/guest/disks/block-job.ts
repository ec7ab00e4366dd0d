import type { Bytes } from "@hob/units";
import type { Job } from "../../job.ts";
import type { Progress } from "../../progress.ts";

/** What a disk's job does; the position of a word is its number on the wire. @source virDomainBlockJobType */
export const blockJobTypes = ["unknown", "pull", "copy", "commit", "active-commit", "backup"] as const;

/** One of {@link blockJobTypes}. */
export type BlockJobType = (typeof blockJobTypes)[number];

/** How far a disk's job is. */
export interface BlockJobProgress extends Progress {
  readonly type: BlockJobType;
  /** Whether both sides are the same and what the guest writes goes to both: it can then end at any moment. */
  readonly ready: boolean;
}

/** A job that moves a disk's data between its images while the guest runs. */
export interface BlockJob extends Job<void, BlockJobProgress> {
  /** Limits it, in bytes a second; null takes the limit away. */
  setSpeed(speed: Bytes | null): Promise<void>;
}

/**
 * A job that mirrors a disk: once both sides are the same it goes on until it is ended in one of two ways.
 *
 * Giving it up (`abort`) leaves the guest on the image that it had; a copy that was ready is then whole as of that moment.
 */
export interface MirrorJob extends BlockJob {
  /** Fulfilled when both sides are the same. Rejected as `done` is, when the job ends before. */
  readonly ready: Promise<void>;
  /**
   * Has the guest, and its stored definition, go on with the other side. The job is done then.
   *
   * @throws LibvirtError `libvirt.block-copy-active` while it is not ready.
   */
  pivot(): Promise<void>;
}

/** What becomes of a mirror when it is ready: the guest moves over, stays where it was, or nothing until it is told. */
export type MirrorEnd = "pivot" | "stay" | "wait";
