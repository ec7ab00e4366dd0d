import type { StreamProcedure } from "../protocol/procedure.ts";
import { byteReadable } from "../streams/byte-readable.ts";
import { createDuplex } from "../streams/duplex-stream.ts";
import { Receiver } from "../streams/receiver.ts";
import { sparseReadable } from "../streams/sparse-readable.ts";
import type { StreamInlet, StreamPort } from "../streams/stream-port.ts";
import { sparseArgs, type Streams } from "../streams/streams.ts";
import { openWritable } from "../streams/writable.ts";
import type { Calls } from "./calls.ts";
import type {
  CallOptions,
  Connection,
  OpenedStream,
  ReceiveOptions,
  SparseOptions,
  StreamOptions,
} from "./connection.ts";

/** The calls of one connection that open streams. */
export class StreamCalls implements Pick<Connection, "openStream" | "receive" | "openReadable" | "openWritable"> {
  readonly #calls: Calls;
  readonly #streams: Streams;

  constructor(calls: Calls, streams: Streams) {
    this.#calls = calls;
    this.#streams = streams;
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
}
