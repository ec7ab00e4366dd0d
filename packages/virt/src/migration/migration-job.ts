import type { Bytes } from "@hob/units";
import type { Guest } from "../guest/guest.ts";
import type { Job } from "../job.ts";
import type { MigrationProgress } from "./migration-progress.ts";

/** What became of a migration that succeeded. */
export interface MigrationOutcome {
  /** The guest on its new host. */
  readonly guest: Guest;
  /** The last figures: elapsed time, downtime, what was sent. Null where libvirt no longer tells. */
  readonly figures: MigrationProgress | null;
  /** What was not as it should be, in sentences: such as a definition that stayed on the source. */
  readonly warnings: readonly string[];
}

/**
 * A migration under way. However it ends, one guest runs: on the source until the destination has taken over, then there.
 * `done` is rejected only when that is set right, or when {@link MigrationUndecided} says that it could not be.
 */
export interface MigrationJob extends Job<MigrationOutcome, MigrationProgress> {
  /** Switches to post-copy now; it must have been asked for among the options. */
  startPostCopy(): Promise<void>;
  /** Limits how long the guest may stand still at the end. */
  setMaxDowntime(ms: number): Promise<void>;
  /** Limits bytes a second, in whole MiB. */
  setBandwidth(speed: Bytes): Promise<void>;
}
