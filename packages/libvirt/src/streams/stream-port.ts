/** What a stream does through its connection. */
export interface StreamPort {
  /** Sends bytes, which must stay as they are until `sent`. */
  data(bytes: Uint8Array, sent: () => void): void;
  /** Sends so many zeros as a hole, where the stream was opened for that. */
  hole(length: bigint): void;
  /** Says that this side is done; answered by `confirmed` or `failed`. */
  finish(): void;
  /** Gives the stream up: nothing is told any more. */
  abort(): void;
  /**
   * Has nothing more delivered, on the whole connection, until {@link release}: meanwhile pieces stay as they are, and what
   * the daemon sends waits with it.
   */
  hold(): void;
  release(): void;
}

/** Where a connection delivers what arrives for a stream. */
export interface StreamInlet {
  /** The call that opens it is answered. Before that it may get pieces, but must not hold: the answer would wait behind. */
  opened(): void;
  /** Bytes that are good until the call returns, or until the hold is released; none at the end. */
  piece(bytes: Buffer): void;
  /** So many zeros; only where the stream was opened for that. @returns false when it was not. */
  hole(length: bigint): boolean;
  /** libvirt finished it as asked. @returns false when nothing was asked. */
  confirmed(): boolean;
  /** libvirt gave it up, or the connection is gone. */
  failed(error: Error): void;
}

/** What happens to a stream whose reader does not keep up. */
export type WhenSlow = "drop-stream" | "pause-connection";

/** Bytes that may wait for a reader before the stream is dropped. */
export const dropAt = 16 * 1024 * 1024;
