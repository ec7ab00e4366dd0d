/** A listener that hears events, until it is closed or its connection ends. */
export interface Subscription {
  /**
   * Hears no more from now on; fulfilled when the daemon sends no more. Does nothing when it is closed, or its connection has
   * ended. @throws LibvirtError when the daemon does not take the registration back.
   */
  close(): Promise<void>;
}

/** Whose events are heard. */
export interface SubscribeOptions<Ref> {
  /** One object, which must exist; the events of all where it is left out. */
  readonly of?: Ref | undefined;
  /** Gives up waiting for the daemon to take the registration; it does not end a subscription. */
  readonly signal?: AbortSignal | undefined;
}
