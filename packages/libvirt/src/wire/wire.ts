/** What a wire tells its owner. */
export interface WireEvents {
  /** Bytes arrived; they are only good until the call returns. */
  data(chunk: Buffer): void;
  /** Nothing more will arrive: the other end closed, or with `error` something failed. Told once. */
  end(error: Error | null): void;
}

/** A two-way pipe of bytes to a daemon. */
export interface Wire {
  /** Sends pieces one after the other. `sent` is called when all of them have left. */
  write(pieces: readonly Uint8Array[], sent?: () => void): void;
  /** Stops and resumes the delivery of data. */
  pause(): void;
  resume(): void;
  /** Lets go of it at once; nothing is told afterwards. */
  destroy(): void;
}

/** Opens a wire whose first events come after the promise is fulfilled. */
export type OpenWire = (events: WireEvents, signal: AbortSignal | undefined) => Promise<Wire>;
