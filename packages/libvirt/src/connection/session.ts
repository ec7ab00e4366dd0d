import type { EventClass } from "../events/event-class.ts";
import { EventListeners } from "../events/event-listeners.ts";
import type { SubscribeOptions, Subscription } from "../events/subscription.ts";
import { Subscriptions } from "../events/subscriptions.ts";
import { connectClose } from "../protocol/connect.ts";
import { keepaliveProcedure, keepaliveProgram } from "../protocol/keepalive.ts";
import {
  type EventProcedure,
  type Procedure,
  type Program,
  programs,
  type StreamProcedure,
} from "../protocol/procedure.ts";
import { Streams } from "../streams/streams.ts";
import { type FrameHeader, frameStatus, frameType } from "../wire/frame.ts";
import { type FrameSink, FrameSplitter } from "../wire/frame-splitter.ts";
import { Outbox } from "../wire/outbox.ts";
import type { Wire, WireEvents } from "../wire/wire.ts";
import { XdrFault } from "../xdr/xdr-fault.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";
import type {
  CallOptions,
  Closed,
  Connection,
  OpenedStream,
  ReceiveOptions,
  SparseOptions,
  StreamOptions,
} from "./connection.ts";
import type { CallLimits } from "./call-line.ts";
import { Calls } from "./calls.ts";
import { Delivery } from "./delivery.ts";
import { brokenFrame, connectionLost, readError } from "./failures.ts";
import { type Keepalive, type KeepaliveOptions, startKeepalive } from "./keepalive.ts";
import { Replies } from "./replies.ts";
import { StreamCalls } from "./stream-calls.ts";

/** The program that a frame belongs to. @throws XdrFault when this client does not speak it. */
function programOf(header: FrameHeader): Program {
  const program = programs.get(header.program);
  if (program?.version === header.version) return program;
  throw new XdrFault(4, `program ${header.program} version ${header.version} is unknown`);
}

/** How long a goodbye may take before the connection is let go anyway. */
const goodbyeMs = 1000;

/** The conversation over one wire: matches replies, streams and events to those who wait for them. */
export class Session implements Connection, WireEvents, FrameSink {
  readonly uri: string;
  readonly closed: Promise<Closed>;
  readonly #tellClosed: (closed: Closed) => void;
  readonly #calls: Calls;
  readonly #listeners = new EventListeners();
  readonly #subscriptions: Subscriptions;
  readonly #splitter = new FrameSplitter(this);
  readonly #delivery = new Delivery(this.#splitter, {
    pause: () => {
      this.#keepalive?.deafen(true);
      this.#wire?.pause();
    },
    resume: () => {
      this.#keepalive?.deafen(false);
      this.#wire?.resume();
    },
  });
  readonly #streams = new Streams({
    frame: (header, body) => {
      if (!this.#ended) this.#outbox?.frame(header, body);
    },
    data: (header, bytes, sent) => {
      if (!this.#ended) this.#outbox?.data(header, bytes, sent);
    },
    hold: () => this.#delivery.hold(),
    release: () => this.#deliver(() => this.#delivery.release()),
    decodeError: readError,
  });
  readonly #streamCalls: StreamCalls;
  readonly #replies: Replies;
  #wire: Wire | null = null;
  #outbox: Outbox | null = null;
  #keepalive: Keepalive | null = null;
  #ended: Closed | null = null;
  /** An answer to a ping is among what the daemon does not take yet. */
  #pongWaits = false;

  constructor(uri: string, limits: CallLimits = {}) {
    this.uri = uri;
    this.#calls = new Calls(uri, limits);
    this.#streamCalls = new StreamCalls(this.#calls, this.#streams);
    this.#replies = new Replies(uri, this.#calls, this.#streams);
    this.#subscriptions = new Subscriptions(uri, this.#listeners, (procedure, args, settle) =>
      this.#calls.request(procedure, args as never, { settle }),
    );
    const { promise, resolve } = Promise.withResolvers<Closed>();
    this.closed = promise;
    this.#tellClosed = resolve;
  }

  /** Gives it the wire to talk over. Called once, before anything else. */
  attach(wire: Wire): void {
    this.#wire = wire;
    this.#outbox = new Outbox(wire, () => {
      this.#pongWaits = false;
      this.#calls.sendWaiting();
    });
    this.#calls.attach(this.#outbox);
  }

  /** Starts pinging; only daemons that say they can are asked. */
  watch(options: KeepaliveOptions): void {
    if (this.#ended) return;
    this.#keepalive = startKeepalive(
      options,
      () => this.#say(keepaliveProcedure.ping),
      () => this.#end({ reason: "keepalive" }),
    );
  }

  call<Args, Result>(procedure: Procedure<Args, Result>, args: Args, options: CallOptions = {}): Promise<Result> {
    return this.#calls.request(procedure, args, { signal: options.signal, settle: (result) => result });
  }

  openStream<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: StreamOptions,
  ): Promise<OpenedStream<Result>> {
    return this.#streamCalls.openStream(procedure, args, options);
  }

  receive<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    piece: (bytes: Buffer) => void | Promise<void>,
    options?: ReceiveOptions,
  ): Promise<Result> {
    return this.#streamCalls.receive(procedure, args, piece, options);
  }

  openReadable<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: StreamOptions & SparseOptions<boolean>,
  ): Promise<OpenedStream<Result, ReadableStream<any>>> {
    return this.#streamCalls.openReadable(procedure, args, options);
  }

  openWritable<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: CallOptions & SparseOptions<boolean>,
  ): Promise<OpenedStream<Result, WritableStream<any>>> {
    return this.#streamCalls.openWritable(procedure, args, options);
  }

  subscribe<Ref, Event, Choice extends object>(
    events: EventClass<Ref, Event, Choice>,
    options: SubscribeOptions<Ref> & Choice,
    listener: (event: Event) => void,
  ): Promise<Subscription> {
    return this.#subscriptions.open(events, options, listener);
  }

  onEvent<Message>(procedure: EventProcedure<Message>, listener: (message: Message) => void): () => void {
    return this.#listeners.add(procedure, listener);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const goodbye = this.call(connectClose, {}, { signal: AbortSignal.timeout(goodbyeMs) });
    // Whether it is answered makes no difference: the connection is let go either way.
    await Promise.race([goodbye.catch(() => {}), this.closed]);
    this.#end({ reason: "client" });
  }

  /** Lets go at once, without a goodbye. */
  drop(): void {
    this.#end({ reason: "client" });
  }

  data(chunk: Buffer): void {
    this.#keepalive?.heard();
    this.#deliver(() => this.#delivery.take(chunk));
  }

  #deliver(deliver: () => void): void {
    try {
      deliver();
    } catch (error) {
      const failure =
        error instanceof XdrFault ? brokenFrame(this.uri, this.#splitter.header, error) : (error as Error);
      this.#end({ reason: "error", error: failure });
    }
  }

  end(error: Error | null): void {
    const code = error !== null && "code" in error ? error.code : null;
    if (error === null && this.#splitter.inFrame) {
      const cut = brokenFrame(this.uri, this.#splitter.header, new XdrFault(0, "the connection ended within a frame"));
      this.#end({ reason: "error", error: cut });
    } else if (error === null || code === "ECONNRESET" || code === "EPIPE") {
      this.#end({ reason: "end-of-file", ...(error ? { error } : {}) });
    } else this.#end({ reason: "error", error });
  }

  get held(): boolean {
    return this.#delivery.held;
  }

  frame(header: FrameHeader, body: XdrReader): void {
    try {
      if (header.program === keepaliveProgram.number) this.#onKeepalive(header);
      else if (header.type === frameType.reply) this.#replies.take(programOf(header), header, body);
      else if (header.type === frameType.message) this.#listeners.tell(programOf(header), header.procedure, body);
      else if (header.type === frameType.stream) this.#streams.ended(header, body);
      else if (header.type === frameType.streamHole) this.#streams.hole(header, body);
      else throw new XdrFault(16, `a frame of type ${header.type} is not expected here`);
    } catch (error) {
      throw error instanceof XdrFault ? brokenFrame(this.uri, header, error) : error;
    }
  }

  streamPiece(header: FrameHeader, piece: Buffer): void {
    try {
      programOf(header);
      this.#streams.piece(header, piece);
    } catch (error) {
      throw error instanceof XdrFault ? brokenFrame(this.uri, header, error) : error;
    }
  }

  #onKeepalive(header: FrameHeader): void {
    if (header.procedure !== keepaliveProcedure.ping || this.#pongWaits) return;
    this.#pongWaits = this.#outbox?.congested === true;
    this.#say(keepaliveProcedure.pong);
  }

  #say(procedure: number): void {
    const { number, version } = keepaliveProgram;
    this.#outbox?.frame({
      program: number,
      version,
      procedure,
      type: frameType.message,
      serial: 0,
      status: frameStatus.ok,
    });
  }

  #end(closed: Closed): void {
    if (this.#ended) return;
    this.#ended = closed;
    this.#keepalive?.stop();
    this.#wire?.destroy();
    this.#delivery.stop();
    const error = connectionLost(this.uri, closed);
    this.#calls.failAll(error);
    this.#streams.failAll(error);
    this.#tellClosed(closed);
  }
}
