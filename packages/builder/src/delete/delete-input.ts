/** What the delete task is given. */
export type DeleteInput = {
  /** The host's id. */
  readonly host: string;
  /** The guest's UUID. */
  readonly guest: string;
  /** For the task's title. */
  readonly name: string;
  /** Whether the disks that only this guest writes to are deleted too. */
  readonly disks: boolean;
};

/** What the delete task writes down. */
export type DeleteNotes = {
  /** The volumes that are going to be deleted: paths on the host, or `pool/volume`. */
  readonly disks: readonly string[];
};
