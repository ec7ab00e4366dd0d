/** A listener that hears a class of events over all reconnections, until it is closed. */
export interface HostSubscription {
  /**
   * Fulfilled when the daemon sends the events for the first time. Rejected with `EventsUnsupported` where the daemon or
   * its driver has none, though a later daemon may have them; with `HostUnavailable` when the host is closed before.
   */
  readonly ready: Promise<void>;
  /** Hears no more. */
  close(): void;
}
