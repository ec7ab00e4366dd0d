/** Why a connection ended: a failure, the other end went away, it no longer answers, or we closed it. */
export type CloseReason = "error" | "end-of-file" | "keepalive" | "client";

/**
 * Whether a host can be worked with now.
 *
 * `epoch` counts connections from 1: what was learnt in one epoch may be wrong in the next.
 */
export type HostState =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected"; readonly epoch: number }
  | {
      readonly kind: "disconnected";
      /** `error` also stands for a connection that could not be made. */
      readonly reason: CloseReason;
      readonly error: Error | null;
      /** When the next attempt is made, in ms since 1970; null after `close()`. */
      readonly retryAt: number | null;
    };
