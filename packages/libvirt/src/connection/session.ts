import { ConnectionLost, ProtocolError } from "../errors/connection-errors.ts";
import type { EventClass } from "../events/event-class.ts";
import { EventListeners } from "../events/event-listeners.ts";
import type { SubscribeOptions, Subscription } from "../events/subscription.ts";
import { Subscriptions } from "../events/subscriptions.ts";
import { libvirtError, type LibvirtError } from "../errors/libvirt-error.ts";
import { connectClose } from "../protocol/connect.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { keepaliveProcedure, keepaliveProgram } from "../protocol/keepalive.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import {
  type EventProcedure,
  type Procedure,
  type Program,
  programs,
  type StreamProcedure,
} from "../protocol/procedure.ts";
import { byteReadable } from "../streams/byte-readable.ts";
import { createDuplex } from "../streams/duplex-stream.ts";
import { Receiver } from "../streams/receiver.ts";
import { sparseReadable } from "../streams/sparse-readable.ts";
import type { StreamInlet, StreamPort } from "../streams/stream-port.ts";
import { sparseArgs, Streams } from "../streams/streams.ts";
import { openWritable } from "../streams/writable.ts";
import { type FrameHeader, frameStatus, frameType } from "../wire/frame.ts";
import { type FrameSink, FrameSplitter } from "../wire/frame-splitter.ts";
import { Outbox } from "../wire/outbox.ts";
import type { Wire, WireEvents } from "../wire/wire.ts";
import { XdrFault } from "../xdr/xdr-fault.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";
import type { XdrWriter } from "../xdr/xdr-writer.ts";
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
import { type Keepalive, type KeepaliveOptions, startKeepalive } from "./keepalive.ts";
import { explainUnknown } from "./unknown-procedure.ts";

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
    decodeError: (header, body) => this.#decodeError(header, body),
  });
  #wire: Wire | null = null;
  #outbox: Outbox | null = null;
  #keepalive: Keepalive | null = null;
  #ended: Closed | null = null;
  /** An answer to a ping is among what the daemon does not take yet. */
  #pongWaits = false;

  constructor(uri: string, limits: CallLimits = {}) {
    this.uri = uri;
    this.#calls = new Calls(uri, limits);
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
      () => this.#send(keepaliveProgram, keepaliveProcedure.ping, frameType.message, 0, frameStatus.ok),
      () => this.#end({ reason: "keepalive" }),
    );
  }

  call<Args, Result>(procedure: Procedure<Args, Result>, args: Args, options: CallOptions = {}): Promise<Result> {
    return this.#calls.request(procedure, args, { signal: options.signal, settle: (result) => result });
  }

  async openStream<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    { signal, whenSlow = "drop-stream" }: StreamOptions = {},
  ): Promise<OpenedStream<Result>> {
    const { result, inlet } = await this.#open(procedure, args, signal, (port) =>
      createDuplex(procedure, port, whenSlow),
    );
    inlet.handOver();
    return { result, stream: inlet.duplex };
  }

  async receive<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    piece: (bytes: Buffer) => void | Promise<void>,
    { signal, whenSlow = "drop-stream", hole }: ReceiveOptions = {},
  ): Promise<Result> {
    const { result, inlet } = await this.#open(
      procedure,
      hole === undefined ? args : sparseArgs(procedure, args),
      signal,
      (port) => new Receiver(procedure, port, { piece, hole }, { whenSlow, signal }),
    );
    await inlet.done;
    return result;
  }

  async openReadable<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    { signal, whenSlow = "drop-stream", sparse = false }: StreamOptions & SparseOptions<boolean> = {},
  ): Promise<OpenedStream<Result, ReadableStream<any>>> {
    const end = sparse ? sparseReadable() : byteReadable();
    const { result, inlet } = await this.#open(
      procedure,
      sparse ? sparseArgs(procedure, args) : args,
      signal,
      (port) => new Receiver(procedure, port, end.sink, { whenSlow }),
    );
    end.attach(inlet);
    return { result, stream: end.stream };
  }

  async openWritable<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    { signal, sparse = false }: CallOptions & SparseOptions<boolean> = {},
  ): Promise<OpenedStream<Result, WritableStream<any>>> {
    const { result, inlet } = await this.#open(
      procedure,
      sparse ? sparseArgs(procedure, args) : args,
      signal,
      openWritable,
    );
    return { result, stream: inlet.stream };
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
      const failure = error instanceof XdrFault ? this.#protocolError(this.#splitter.header, error) : (error as Error);
      this.#end({ reason: "error", error: failure });
    }
  }

  end(error: Error | null): void {
    const code = error !== null && "code" in error ? error.code : null;
    if (error === null && this.#splitter.inFrame) {
      const cut = this.#protocolError(this.#splitter.header, new XdrFault(0, "the connection ended within a frame"));
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
      else if (header.type === frameType.reply) this.#onReply(programOf(header), header, body);
      else if (header.type === frameType.message) this.#listeners.tell(programOf(header), header.procedure, body);
      else if (header.type === frameType.stream) this.#streams.ended(header, body);
      else if (header.type === frameType.streamHole) this.#streams.hole(header, body);
      else throw new XdrFault(16, `a frame of type ${header.type} is not expected here`);
    } catch (error) {
      throw error instanceof XdrFault ? this.#protocolError(header, error) : error;
    }
  }

  streamPiece(header: FrameHeader, piece: Buffer): void {
    try {
      programOf(header);
      this.#streams.piece(header, piece);
    } catch (error) {
      throw error instanceof XdrFault ? this.#protocolError(header, error) : error;
    }
  }

  #onKeepalive(header: FrameHeader): void {
    if (header.procedure !== keepaliveProcedure.ping || this.#pongWaits) return;
    this.#pongWaits = this.#outbox?.congested === true;
    this.#send(keepaliveProgram, keepaliveProcedure.pong, frameType.message, 0, frameStatus.ok);
  }

  #onReply(program: Program, header: FrameHeader, body: XdrReader): void {
    const call = this.#calls.take(header.serial);
    if (call === undefined) throw new XdrFault(20, "no call of this serial waits for a reply");
    if (typeof call === "string") {
      if (call === "abandoned") return;
      if (header.status === frameStatus.ok) this.#streams.giveUp(program, header.procedure, header.serial);
      else this.#streams.forget(header.serial);
      return;
    }
    try {
      if (header.procedure !== call.procedure.number || program !== call.procedure.program) {
        throw new XdrFault(12, `the reply is to ${procedureName(header.procedure, header.program)}`);
      }
      if (header.status === frameStatus.error) {
        call.fail(explainUnknown(this.uri, call.procedure, this.#decodeError(header, body)));
        this.#streams.forget(header.serial);
        return;
      }
      if (header.status !== frameStatus.ok) throw new XdrFault(24, `status ${header.status} is unknown in a reply`);
      const result = call.procedure.result.decode(body);
      body.finish();
      call.succeed(result);
    } catch (error) {
      const failure = error instanceof XdrFault ? this.#protocolError(header, error) : (error as Error);
      call.fail(failure);
      throw failure;
    }
  }

  /** Calls a procedure that opens a stream, whose first bytes a daemon may send before the answer. */
  #open<Args, Result, Inlet extends StreamInlet>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    signal: AbortSignal | undefined,
    create: (port: StreamPort) => Inlet,
  ): Promise<{ readonly result: Result; readonly inlet: Inlet }> {
    let inlet: Inlet;
    return this.#calls.request(procedure, args, {
      signal,
      settle(result) {
        inlet.opened();
        return { result, inlet };
      },
      sent: (serial) => {
        inlet = this.#streams.open(procedure, serial, create);
      },
      failed: (serial) => this.#streams.abandon(serial),
    });
  }

  #send(
    program: { readonly number: number; readonly version: number },
    procedure: number,
    type: number,
    serial: number,
    status: number,
    body?: (writer: XdrWriter) => void,
  ): void {
    this.#outbox?.frame({ program: program.number, version: program.version, procedure, type, serial, status }, body);
  }

  #decodeError(header: FrameHeader, body: XdrReader): LibvirtError {
    const { code, message, dom: _dom, network: _network, ...rest } = errorMessage.decode(body);
    body.finish();
    const procedure = procedureName(header.procedure, header.program);
    return libvirtError({ ...rest, procedure, libvirtCode: code, message: message ?? "libvirt gave no message" });
  }

  #protocolError(header: FrameHeader | null, fault: XdrFault): Error {
    const procedure = header === null ? "a frame's header" : procedureName(header.procedure, header.program);
    return new ProtocolError(
      { uri: this.uri, procedure, serial: header?.serial ?? 0, offset: fault.offset, reason: fault.message },
      { cause: fault },
    );
  }

  #lost(closed: Closed): Error {
    const reasons = {
      error: closed.error?.message ?? "it failed",
      "end-of-file": "the daemon ended it",
      keepalive: "the daemon no longer answers",
      client: "it was closed here",
    };
    return new ConnectionLost({ uri: this.uri, reason: reasons[closed.reason] }, { cause: closed.error });
  }

  #end(closed: Closed): void {
    if (this.#ended) return;
    this.#ended = closed;
    this.#keepalive?.stop();
    this.#wire?.destroy();
    this.#delivery.stop();
    const error = this.#lost(closed);
    this.#calls.failAll(error);
    this.#streams.failAll(error);
    this.#tellClosed(closed);
  }
}
