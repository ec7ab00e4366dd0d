import type { Duplex } from "node:stream";
import type { EventClass } from "../events/event-class.ts";
import type { SubscribeOptions, Subscription } from "../events/subscription.ts";
import type { Hole } from "../streams/hole.ts";
import type { WhenSlow } from "../streams/stream-port.ts";
import type { EventProcedure, Procedure, StreamProcedure } from "../protocol/procedure.ts";

/** Why a connection ended: a failure, the other end went away, it no longer answers, or we closed it. */
export type CloseReason = "error" | "end-of-file" | "keepalive" | "client";

/** How a connection ended. */
export interface Closed {
  readonly reason: CloseReason;
  /** What failed underneath, where something did. */
  readonly error?: Error;
}

/** What may end a call early. */
export interface CallOptions {
  /**
   * Releases the caller with `CallCancelled` (or `CallTimeout` for an `AbortSignal.timeout`). libvirt cannot take a
   * call back: the daemon may still carry it out, and its late answer is dropped.
   */
  readonly signal?: AbortSignal;
}

/** What a stream does with a reader that does not keep up. */
export interface StreamOptions extends CallOptions {
  /**
   * `drop-stream` (default) fails the stream with `StreamOverrun` after 16 MiB; `pause-connection` stops reading from
   * the socket, calls and all: for a connection that serves this stream alone.
   */
  readonly whenSlow?: WhenSlow;
}

/** How what a stream brings is received; the signal may end it at any time. */
export interface ReceiveOptions extends StreamOptions {
  /** Takes the length of a hole: so many zeros that are not sent. Asks for holes, which only streams of volumes have. */
  readonly hole?: (length: bigint) => void | Promise<void>;
}

/** Whether holes are sent as such, which only streams of volumes can. */
export interface SparseOptions<Sparse extends boolean> {
  /** Bytes alone where it is false or left out. */
  readonly sparse?: Sparse;
}

/** A call's result together with the stream that it opened. */
export interface OpenedStream<Result, Stream = Duplex> {
  readonly result: Result;
  readonly stream: Stream;
}

/**
 * One open connection to a libvirt daemon. Any number of calls may be in flight; they are answered in any order.
 *
 * Once it has ended, every call in flight and every later one fails with `ConnectionLost`, kind `unavailable`.
 */
export interface Connection {
  readonly uri: string;
  /** Fulfilled when the connection has ended; never rejected. */
  readonly closed: Promise<Closed>;

  /** Calls a procedure. @throws LibvirtError for what libvirt answers; ConnectionLost, CallCancelled, InvalidValue. */
  call<Args, Result>(procedure: Procedure<Args, Result>, args: Args, options?: CallOptions): Promise<Result>;
  /**
   * Opens a stream both ways: a console. It ends when libvirt's side ends; to end it from this side, `end()` it. It closes without an
   * error only after libvirt confirmed that everything went well. To give it up, `destroy()` it. Throws what {@link call} throws.
   */
  openStream<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: StreamOptions,
  ): Promise<OpenedStream<Result>>;
  /**
   * Receives all that a stream brings, at the least cost: nothing is copied, unless it is slow and other things of this connection
   * may not wait for it. Fulfilled when libvirt confirmed that everything came.
   *
   * @param piece takes bytes, in order, one after the other; they are good until it returns, or its promise is fulfilled. What it
   * throws gives the stream up. @throws what {@link call} throws, also on the way; StreamOverrun when `piece` is too slow.
   */
  receive<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    piece: (bytes: Buffer) => void | Promise<void>,
    options?: ReceiveOptions,
  ): Promise<Result>;
  /**
   * Opens a stream to read. It ends only after libvirt confirmed that everything came; `cancel()` gives it up. Without holes it
   * is a byte stream, which fills the buffers that a reader brings.
   */
  openReadable<Args, Result, Sparse extends boolean = false>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: StreamOptions & SparseOptions<Sparse>,
  ): Promise<OpenedStream<Result, ReadableStream<Uint8Array<ArrayBuffer> | (Sparse extends true ? Hole : never)>>>;
  /**
   * Opens a stream to write. A write is fulfilled when its bytes have left, and may be used again; closing is fulfilled when libvirt
   * confirmed that it has everything; `abort()` gives it up.
   */
  openWritable<Args, Result, Sparse extends boolean = false>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: CallOptions & SparseOptions<Sparse>,
  ): Promise<OpenedStream<Result, WritableStream<Uint8Array | (Sparse extends true ? Hole : never)>>>;
  /**
   * Hears a class of events, of one object or of all: `subscribe(domainEvents.lifecycle, {}, listener)`. Nothing that
   * happens after the daemon took the registration is missed: the listener may be called before the promise is fulfilled.
   * What it throws is thrown as an uncaught exception. Any number may listen to the same.
   *
   * @throws EventsUnsupported where the daemon or its driver has none; LibvirtError, ConnectionLost, CallCancelled.
   */
  subscribe<Ref, Event, Choice extends object = object>(
    events: EventClass<Ref, Event, Choice>,
    options: SubscribeOptions<Ref> & NoInfer<Choice>,
    listener: (event: Event) => void,
  ): Promise<Subscription>;
  /**
   * Hears one kind of event message as it is, for whatever registration it comes. The registration is the caller's: a daemon
   * refuses one that {@link subscribe} has made already.
   */
  onEvent<Message>(procedure: EventProcedure<Message>, listener: (message: Message) => void): () => void;
  /** Says goodbye to the daemon, then lets go. Does nothing when it has ended already. */
  close(): Promise<void>;
}
