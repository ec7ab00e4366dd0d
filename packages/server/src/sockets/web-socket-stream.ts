import { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";

/** Bytes that may wait in the socket before the writer is held back. */
const highWaterMark = 64 * 1024;
/** Bytes that came before the end may be read for so long after it. */
const readGraceMs = 5000;

/**
 * A web socket as a byte stream, with back-pressure both ways: while nobody reads, the socket is paused; a write is done
 * when the frame has gone out. Text frames are refused: the sockets of this server carry bytes.
 *
 * @param onActivity called for every frame that comes in.
 */
export function webSocketStream(socket: WebSocket, onActivity: () => void): Duplex {
  const stream = new Duplex({
    highWaterMark,
    read: () => socket.resume(),
    write: (chunk: Buffer, _encoding, done) => {
      if (socket.readyState !== socket.OPEN) return done();
      socket.send(chunk, { binary: true }, (error) => done(error ?? null));
    },
    final: (done) => {
      socket.close(1000);
      done();
    },
    destroy: (error, done) => {
      if (error) socket.close(1011, reasonOf(error));
      else if (socket.readyState === socket.OPEN) socket.close(1000);
      done(null);
    },
  });
  socket.on("message", (data: RawData, isBinary) => {
    if (!isBinary) return socket.close(1003, "Only binary frames are read here.");
    onActivity();
    if (!stream.push(data as Buffer)) socket.pause();
  });
  socket.on("close", () => {
    // What came in last may still be read; one who does not read is not waited for.
    stream.push(null);
    stream.end();
    setTimeout(() => stream.destroy(), readGraceMs).unref();
  });
  socket.on("error", (error) => stream.destroy(error));
  return stream;
}

/** A close frame's reason holds at most 123 bytes. */
export function reasonOf(error: unknown): string {
  const bytes = Buffer.from(error instanceof Error ? error.message : String(error));
  return bytes.length <= 123 ? bytes.toString() : `${bytes.subarray(0, 117).toString().replace(/�$/, "")}…`;
}
