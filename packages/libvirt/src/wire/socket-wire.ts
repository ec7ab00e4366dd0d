import { connect, type Socket } from "node:net";
import type { Wire, WireEvents } from "./wire.ts";

/** Where a daemon listens: a unix socket, or a port of a host. */
export type Endpoint = { readonly path: string } | { readonly host: string; readonly port: number };

/** Large enough that a stream frame arrives in few pieces, small enough to have one per connection. */
const bufferLength = 128 * 1024;

/** How long one of a name's addresses may take before the next is tried as well. */
export const addressPatienceMs = 1000;

/**
 * Connects to a unix socket or by TCP.
 *
 * @throws the system's error (`ENOENT`, `EACCES`, `ECONNREFUSED`, `ENOTFOUND`…), or the signal's reason.
 */
export function openSocketWire(endpoint: Endpoint, events: WireEvents, signal?: AbortSignal): Promise<Wire> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    let paused = false;
    const socket = connect({
      ...endpoint,
      autoSelectFamilyAttemptTimeout: addressPatienceMs,
      onread: {
        buffer: Buffer.allocUnsafeSlow(bufferLength),
        callback(length, buffer) {
          events.data(length === buffer.length ? (buffer as Buffer) : (buffer as Buffer).subarray(0, length));
          return !paused;
        },
      },
    });
    const aborted = () => socket.destroy(signal?.reason);
    const failed = (error: Error) => {
      signal?.removeEventListener("abort", aborted);
      reject(error);
    };
    signal?.addEventListener("abort", aborted, { once: true });
    socket.once("error", failed);
    socket.once("connect", () => {
      signal?.removeEventListener("abort", aborted);
      socket.off("error", failed);
      resolve(
        wireOver(socket, events, (value) => {
          paused = value;
        }),
      );
    });
  });
}

/**
 * The wire over a socket that is connected. What arrives is not its business: the socket's owner hands that on.
 *
 * @param setPaused is told before the socket is paused or resumed.
 */
export function wireOver(socket: Socket, events: WireEvents, setPaused: (paused: boolean) => void = () => {}): Wire {
  let told = false;
  const end = (error: Error | null) => {
    if (told) return;
    told = true;
    events.end(error);
  };
  socket.setNoDelay(true);
  socket.on("error", end);
  socket.on("end", () => end(null));
  socket.on("close", () => end(null));
  return {
    write(pieces, sent) {
      const last = pieces.length - 1;
      if (last > 0) socket.cork();
      for (const [index, piece] of pieces.entries()) {
        socket.write(piece, index === last && sent ? (error) => error ?? sent() : undefined);
      }
      if (last > 0) socket.uncork();
    },
    pause() {
      setPaused(true);
      socket.pause();
    },
    resume() {
      setPaused(false);
      socket.resume();
    },
    destroy() {
      told = true;
      socket.destroy();
    },
  };
}
