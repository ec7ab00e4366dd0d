/**
 * What a change is made to: the running guest, its stored definition, or both.
 *
 * Where it is left out: `both` for a running guest that is stored, `config` for one that is off, `live` for one that is
 * not stored.
 */
export type ChangeTarget = "live" | "config" | "both";

/** What is changed. */
export interface ChangeOptions {
  /** Default: all that there is, the running guest and the stored definition. */
  readonly target?: ChangeTarget;
}

/** Which description of a guest is asked. */
export interface DescriptionOptions {
  /** The running guest (`live`) or its stored definition (`config`). Default: `live` while it runs. */
  readonly of?: "live" | "config";
}

/** A setting that is stored, and that the running guest gets when it is started the next time. */
export interface WaitingSetting {
  /** Its name as the caller gave it: `memory`, `vcpus`, `bootOrder`… */
  readonly setting: string;
  /** Why the running guest cannot have it now. */
  readonly reason: string;
}

/** What became of a change. */
export interface ChangeOutcome {
  /** The settings that the running guest has from now on. */
  readonly live: readonly string[];
  /** The settings that are stored from now on. */
  readonly config: readonly string[];
  /** Those of {@link config} that wait for the next start. */
  readonly needsRestart: readonly WaitingSetting[];
}
