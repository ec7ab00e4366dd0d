/** One choice, and why it was made. */
export interface Decision {
  /** Where in the guest: `devices/disk[vda]/bus`. */
  readonly path: string;
  readonly value: string;
  /** A sentence for the user. */
  readonly because: string;
  /** Who chose: `policy` is the default one, `policy:desktop` another; `override` is XML that was laid over the design. */
  readonly by: "policy" | `policy:${string}` | "user" | "override";
  /** What could be asked for instead, on this host. */
  readonly alternatives: readonly string[];
}
