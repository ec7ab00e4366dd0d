import type { RpcHeader } from "./rpc-frame.ts";

/** Which way bytes go. */
export type Direction = "to-daemon" | "to-client";

/** A place in the bytes of one direction of a connection, that no faulty network would choose so well. */
export type FaultPlace =
  /** That many bytes from the connection's beginning. */
  | { readonly byte: number }
  /** A message: the first, or the one of this `index`, whose header has what is given here. */
  | ({
      readonly index?: number;
      /** Bytes into the message; beyond its end is right after it. Default: 0, right before it. */
      readonly offset?: number;
    } & Partial<Omit<RpcHeader, "length" | "serial">>);

/**
 * What happens there:
 *
 * - `cut`: what came before is delivered, then both ends are closed.
 * - `end`: the receiver sees the end of the bytes; the other direction goes on.
 * - `stall`: nothing more is read, so that the sender's buffers fill. All goes on in order when the fault is lifted.
 * - `swallow`: bytes are read and dropped until the fault is lifted.
 * - `corrupt`: all bits of the next byte are turned over.
 * - `single-bytes`: bytes are delivered one by one until the fault is lifted.
 * - `{ delayMs }`: a pause.
 * - `{ insert }`: bytes that nobody sent.
 */
export type FaultAction =
  | "cut"
  | "end"
  | "stall"
  | "swallow"
  | "corrupt"
  | "single-bytes"
  | { readonly delayMs: number }
  | { readonly insert: Buffer };

/** A fault to come. */
export interface FaultOptions {
  readonly direction: Direction;
  readonly action: FaultAction;
  /** Default: where each connection is now; later connections are not touched. */
  readonly at?: FaultPlace;
  /** How many connections it happens to, the first to get there. Default: 1. */
  readonly times?: number;
}

/** A fault that was asked for. */
export class Fault {
  readonly direction: Direction;
  readonly action: FaultAction;
  readonly at: FaultPlace | undefined;
  /** Resolves when it has happened for the first time. */
  readonly happened: Promise<void>;
  /** Resolves when it is lifted. */
  readonly lifted: Promise<void>;
  #timesLeft: number;
  #isLifted = false;
  #happen!: () => void;
  #lift!: () => void;

  constructor({ direction, action, at, times = 1 }: FaultOptions) {
    this.direction = direction;
    this.action = action;
    this.at = at;
    this.#timesLeft = times;
    this.happened = new Promise((resolve) => (this.#happen = resolve));
    this.lifted = new Promise((resolve) => (this.#lift = resolve));
  }

  get isLifted(): boolean {
    return this.#isLifted;
  }

  /** Ends what lasts, and forgets what has not happened. */
  lift(): void {
    this.#isLifted = true;
    this.#lift();
  }

  /** Asks whether it is to happen once more, and counts that. */
  take(): boolean {
    if (this.#isLifted || this.#timesLeft === 0) return false;
    this.#timesLeft -= 1;
    return true;
  }

  /** Says that it happens now. */
  begin(): void {
    this.#happen();
  }
}
