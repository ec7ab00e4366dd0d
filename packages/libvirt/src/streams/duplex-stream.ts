import { Duplex } from "node:stream";
import { StreamOverrun } from "../errors/connection-errors.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import type { StreamProcedure } from "../protocol/procedure.ts";
import { streamPayloadLimit } from "../wire/frame.ts";
import { dropAt, type StreamInlet, type StreamPort, type WhenSlow } from "./stream-port.ts";

/** A stream that is a Node stream as well. */
export interface DuplexInlet extends StreamInlet {
  readonly duplex: Duplex;
  /** Its opener has it in hand: from now on it may fail. */
  handOver(): void;
}

/** Bytes that may wait for a reader before the stream is held. */
const pauseAt = 1024 * 1024;

/** A libvirt stream as a Node stream. @source virnetprotocol.x, VIR_NET_STREAM; libvirt-stream.c */
export function createDuplex(
  procedure: StreamProcedure<never, unknown>,
  port: StreamPort,
  whenSlow: WhenSlow,
): DuplexInlet {
  const { direction, number } = procedure;
  let over = false;
  let paused = false;
  let opened = false;
  let handedOver = false;
  let early: Error | null = null;
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
      if (paused && opened) port.release();
      paused = false;
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
      if (paused && opened) port.release();
      paused = false;
      if (!over) {
        over = true;
        port.abort();
      }
      done(error);
    },
  });

  return {
    duplex,
    opened() {
      opened = true;
      if (paused) port.hold();
    },
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
        if (paused) return;
        paused = true;
        if (opened) port.hold();
      } else if (duplex.readableLength > dropAt) {
        duplex.destroy(new StreamOverrun({ procedure: procedureName(number), bytes: duplex.readableLength }));
      }
    },
    hole: () => false,
    confirmed() {
      if (finishing === null) return false;
      over = true;
      finishing();
      if (direction === "both" && !duplex.readableEnded) duplex.push(null);
      return true;
    },
    failed(error) {
      over = true;
      if (finishing !== null) finishing(error);
      else if (handedOver) duplex.destroy(error);
      else early = error;
    },
    handOver() {
      handedOver = true;
      // Its opener goes on after this, and only then listens.
      if (early !== null) setImmediate(() => duplex.destroy(early ?? undefined));
    },
  };
}
