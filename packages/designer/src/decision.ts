/** One choice, and why it was made. */
export interface Decision {
  /** Where in the guest: `devices/disk[vda]/bus`. */
  readonly path: string;
  readonly value: string;
  /** A sentence for the user. */
  readonly because: string;
  readonly by: "policy" | "user";
  /** What could be asked for instead, on this host. */
  readonly alternatives: readonly string[];
}
