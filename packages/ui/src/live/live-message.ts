import type { ChangeEvent, SamplesEvent } from "@hob/resources";

/** How the event stream is: `signed-out` means that the server wants a log-in first. */
export type LiveState = "connecting" | "live" | "signed-out";

/** What the keeper of the event stream tells the pages. */
export type LiveMessage =
  | { readonly type: "change"; readonly event: ChangeEvent; readonly position: string }
  | { readonly type: "samples"; readonly event: SamplesEvent }
  /** Everything after this position will be heard; what was fetched at an earlier one may be stale. */
  | { readonly type: "begin"; readonly position: string }
  | { readonly type: "state"; readonly state: LiveState };

/** What a page tells the keeper of the event stream. */
export type LiveRequest =
  /** The page is there (again) and wants live figures of these resources. */
  | { readonly type: "want"; readonly samples: readonly string[] }
  /** Somebody else logged in: begin anew. */
  | { readonly type: "restart" }
  | { readonly type: "leave" };
