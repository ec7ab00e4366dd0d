import type { Decision } from "@hob/designer";

/** The disk that is going to be made. */
export type PlannedDisk = {
  readonly pool: string;
  /** Where the pool is made, if it does not exist. */
  readonly makePoolAt: string | null;
  readonly volume: string;
  readonly path: string;
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  /** The image it is made from; null for an empty disk. */
  readonly from: {
    readonly mode: "copy" | "overlay";
    readonly path: string;
    readonly format: string;
    /** Bytes. */
    readonly size: number;
  } | null;
};

/**
 * All that is going to be done, as JSON: shown as the dry run, stored as the task's input. It holds the guest's UUID, so
 * that a step and its undo mean the same guest.
 */
export type BuildPlan = {
  readonly name: string;
  readonly uuid: string;
  /** The domain's definition. */
  readonly xml: string;
  /** The operating system's osinfo id and name. */
  readonly os: { readonly id: string; readonly name: string } | null;
  /** Bytes. */
  readonly memory: number;
  readonly vcpus: number;
  readonly disk: PlannedDisk;
  /** The installation medium's path on the host. */
  readonly medium: string | null;
  /** The libvirt network that must run; null when none is used. */
  readonly network: string | null;
  readonly start: boolean;
  readonly decisions: readonly { readonly [K in keyof Decision]: Decision[K] }[];
  /** What will be done as asked, but may not end well. */
  readonly warnings: readonly string[];
};

/** What the build task is given. */
export type BuildInput = {
  /** The host's id. */
  readonly host: string;
  readonly plan: BuildPlan;
};

/** What the build task writes down before it makes it. */
export type BuildNotes = {
  /** A pool that this task defines. */
  readonly pool: { readonly name: string; readonly uuid: string };
  /** A directory that this task may reach an image in through a transient pool. */
  readonly imageDirectory: string;
  /** The volume that this task makes; null when it turned out not to. */
  readonly volume: { readonly pool: string; readonly name: string } | null;
  /** The UUID of the guest that this task defines. */
  readonly guest: string;
};
