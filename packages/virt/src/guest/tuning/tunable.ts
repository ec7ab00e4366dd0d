import type { ChangeOptions, DescriptionOptions } from "../../change.ts";

/** Limits and shares that can be read and changed while a guest runs. */
export interface Tunable<Value, Change = Partial<Value>> {
  /** What is so now; what a driver does not tell is absent. */
  get(options?: DescriptionOptions): Promise<Value>;
  /**
   * Changes what is given; the rest stays. What cannot be, as a limit that the host has no means for, changes nothing.
   *
   * @throws NoChangeTarget for a run or a stored definition that there is not.
   */
  set(change: Change, options?: ChangeOptions): Promise<void>;
}
