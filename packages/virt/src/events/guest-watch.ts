import type { GuestSummary } from "../guest/guest-summary.ts";

/** What became of a list of guests. Figures change all the time, and are no change of the list. */
export type GuestListChange =
  /** The whole list, told first and once. */
  | { readonly kind: "listed"; readonly guests: readonly GuestSummary[] }
  | { readonly kind: "appeared"; readonly guest: GuestSummary }
  | { readonly kind: "changed"; readonly guest: GuestSummary; readonly before: GuestSummary }
  | { readonly kind: "gone"; readonly guest: GuestSummary };

/** A list of guests that is kept true. */
export interface GuestWatch {
  /** The guests as they were told last, by UUID. */
  readonly guests: ReadonlyMap<string, GuestSummary>;
  /** Tells no more. */
  close(): void;
}
