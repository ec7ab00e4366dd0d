import { Duplex } from "node:stream";
import { StreamOverrun } from "../errors/connection-errors.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import type { StreamProcedure } from "../protocol/procedure.ts";
import { streamPayloadLimit } from "../wire/frame.ts";

/** What a stream does through its connection. */
export interface StreamPort {
  data(bytes: Uint8Array, sent: () => void): void;
  /** Says that this side is done; answered by `confirmed` or `failed`. */
  finish(): void;
  /** Gives the stream up: nothing is told any more. */
  abort(): void;
  pause(): void;
  resume(): void;
}

/** Where a connection delivers what arrives for a stream. */
export interface StreamInlet {
  readonly duplex: Duplex;
  /** Bytes that are only good until the call returns; none at the end. */
  piece(bytes: Buffer): void;
  /** libvirt finished it as asked. @returns false when nothing was asked. */
  confirmed(): boolean;
  /** libvirt gave it up, or the connection is gone. */
  failed(error: Error): void;
}

/** Bytes that may wait for a reader before the stream is paused, or dropped. */
const pauseAt = 1024 * 1024;
const dropAt = 16 * 1024 * 1024;

/** A libvirt stream as a Node stream. @source virnetprotocol.x, VIR_NET_STREAM; libvirt-stream.c */
export function createStream(
  procedure: StreamProcedure<never, unknown>,
  port: StreamPort,
  whenSlow: "drop-stream" | "pause-connection",
): StreamInlet {
  const { direction, number } = procedure;
  let over = false;
  let paused = false;
  let finishing: ((error?: Error) => void) | null = null;

  const finish = (done: (error?: Error) => void) => {
    finishing = done;
    port.finish();
  };
  const send = (chunk: Buffer, sent: () => void) => {
    for (let at = 0; ; at += streamPayloadLimit) {
      const last = chunk.length - at <= streamPayloadLimit;
      port.data(chunk.subarray(at, at + streamPayloadLimit), last ? sent : () => {});
      if (last) return;
    }
  };
  const duplex = new Duplex({
    // Known to Node, missing from its types.
    ...({ readable: direction !== "out", writable: direction !== "in" } as object),
    allowHalfOpen: false,
    readableHighWaterMark: pauseAt,
    writableHighWaterMark: pauseAt,
    read() {
      if (paused) {
        paused = false;
        port.resume();
      }
    },
    write(chunk: Buffer, _encoding, done) {
      send(chunk, done);
    },
    writev(chunks: readonly { readonly chunk: Buffer }[], done) {
      for (const [index, { chunk }] of chunks.entries()) send(chunk, index === chunks.length - 1 ? done : () => {});
    },
    final(done) {
      finish(done);
    },
    destroy(error, done) {
      if (paused) port.resume();
      if (!over) {
        over = true;
        port.abort();
      }
      done(error);
    },
  });

  return {
    duplex,
    piece(bytes) {
      if (duplex.destroyed) return;
      if (bytes.length === 0) {
        // A stream that only reads has no writing side whose end would finish it.
        if (direction === "in") finish((error) => (error ? duplex.destroy(error) : duplex.push(null)));
        else duplex.push(null);
        return;
      }
      if (duplex.push(Buffer.copyBytesFrom(bytes))) return;
      if (whenSlow === "pause-connection") {
        paused = true;
        port.pause();
      } else if (duplex.readableLength > dropAt) {
        duplex.destroy(new StreamOverrun({ procedure: procedureName(number), bytes: duplex.readableLength }));
      }
    },
    confirmed() {
      if (finishing === null) return false;
      over = true;
      finishing();
      if (direction === "both" && !duplex.readableEnded) duplex.push(null);
      return true;
    },
    failed(error) {
      over = true;
      // It may fail in the delivery that opens it: its opener must have it in hand before it says so.
      if (finishing === null) setImmediate(() => duplex.destroy(error));
      else finishing(error);
    },
  };
}
