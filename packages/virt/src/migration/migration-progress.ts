import type { Bytes } from "@hob/units";
import type { Progress } from "../progress.ts";

/**
 * What a migration is doing: it looks whether it can work, prepares the destination, sends the guest, has the
 * destination run it, clears the source away; or, after a loss, sets right what was left.
 */
export type MigrationPhase = "checking" | "preparing" | "sending" | "finishing" | "confirming" | "settling";

/** How far memory or disks are. */
export interface TransferProgress {
  readonly total: Bytes;
  readonly done: Bytes;
  readonly remaining: Bytes;
  /** Bytes a second; null where it is not told. */
  readonly speed: Bytes | null;
}

/** How far a migration is, in memory and disks together. */
export interface MigrationProgress extends Progress {
  readonly phase: MigrationPhase;
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
  readonly memory: TransferProgress;
  readonly disks: TransferProgress;
  /** Which pass over memory this is, from 1; pages that the guest wrote to meanwhile are sent again. */
  readonly iteration: number | null;
  /** Bytes a second that the guest writes to. */
  readonly dirtyRate: Bytes | null;
  /** How long the guest would stand still, or at the end did. */
  readonly downtimeMs: number | null;
  readonly setupMs: number | null;
  /** Percent of its time that auto-converge takes from the guest. */
  readonly throttle: number | null;
  /** Pages that the guest had to wait for in post-copy. */
  readonly postCopyRequests: number | null;
}
