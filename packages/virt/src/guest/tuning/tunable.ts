import type { ChangeTarget } from "../../change.ts";

/** Which description of a guest is asked. */
export interface TuningOf {
  /** The running guest (`live`) or its stored definition (`config`). Default: `live` while it runs. */
  readonly of?: "live" | "config";
}

/** What is changed. */
export interface TuneOptions {
  /** Default: all that there is, the running guest and the stored definition, in one step. */
  readonly target?: ChangeTarget;
}

/** Limits and shares that can be read and changed while a guest runs. */
export interface Tunable<Value, Change = Partial<Value>> {
  /** What is so now; what a driver does not tell is absent. */
  get(options?: TuningOf): Promise<Value>;
  /**
   * Changes what is given; the rest stays. What cannot be, as a limit that the host has no means for, changes nothing.
   *
   * @throws NoChangeTarget for a run or a stored definition that there is not.
   */
  set(change: Change, options?: TuneOptions): Promise<void>;
}
