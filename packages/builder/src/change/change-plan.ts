import type { Decision, GuestEdit } from "@hob/designer";
import type { WaitingSetting } from "@hob/virt";

/** A volume that is made for a guest that is there. */
export type NewVolume = {
  readonly pool: string;
  readonly volume: string;
  /** Bytes. */
  readonly size: number;
  readonly format: string;
};

/** All that is going to be done to a guest, as JSON: shown as the dry run, stored as the task's input. */
export type ChangePlan = {
  readonly guest: string;
  readonly name: string;
  /** The stored definition as it was planned on, without secrets: another one by then is not written over. */
  readonly before: string;
  /** The definition afterwards, without secrets. */
  readonly xml: string;
  /** What is done, in order. */
  readonly changes: readonly PlannedChange[];
  readonly volumes: readonly NewVolume[];
  readonly decisions: readonly { readonly [K in keyof Decision]: Decision[K] }[];
  readonly warnings: readonly string[];
  /** Where the two definitions differ, a place each. */
  readonly differences: readonly ChangeDifference[];
};

/** A place where a definition changes; null where it says nothing. */
export type ChangeDifference = {
  readonly kind: GuestEdit["differences"][number]["kind"];
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What is left to do of a change once the definition is stored. */
export type PlannedChange = {
  /** In the designer's words: `add-disk`. */
  readonly change: string;
  /** Of `set-memory`, bytes. */
  readonly memory?: number;
  /** Of `set-vcpus`. */
  readonly vcpus?: number;
};

/** What the task is given. */
export type ChangeInput = {
  /** The host's id. */
  readonly host: string;
  readonly plan: ChangePlan;
};

/** What became of a change, as JSON. */
export type ChangeResult = {
  readonly live: readonly string[];
  readonly config: readonly string[];
  readonly needsRestart: readonly { readonly [K in keyof WaitingSetting]: WaitingSetting[K] }[];
};

/** What the task writes down. */
export type ChangeNotes = {
  /** Volumes that it makes. */
  readonly volumes: readonly NewVolume[];
  readonly outcome: ChangeResult;
};
