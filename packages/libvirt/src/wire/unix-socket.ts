import { connect, type Socket } from "node:net";
import type { Wire, WireEvents } from "./wire.ts";

/** Large enough that a stream frame arrives in few pieces, small enough to have one per connection. */
const bufferLength = 128 * 1024;

/**
 * Connects to a unix socket.
 *
 * @throws the system's error (`ENOENT`, `EACCES`, `ECONNREFUSED`…), or the signal's reason.
 */
export function openUnixSocket(path: string, events: WireEvents, signal?: AbortSignal): Promise<Wire> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    let paused = false;
    const socket: Socket = connect({
      path,
      onread: {
        buffer: Buffer.allocUnsafeSlow(bufferLength),
        callback(length, buffer) {
          events.data(length === buffer.length ? (buffer as Buffer) : (buffer as Buffer).subarray(0, length));
          return !paused;
        },
      },
    });
    const aborted = () => socket.destroy(signal?.reason);
    signal?.addEventListener("abort", aborted, { once: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      signal?.removeEventListener("abort", aborted);
      socket.off("error", reject);
      socket.setNoDelay(true);
      resolve(
        wireOver(socket, events, (value) => {
          paused = value;
        }),
      );
    });
  });
}

function wireOver(socket: Socket, events: WireEvents, setPaused: (paused: boolean) => void): Wire {
  let corked = false;
  let told = false;
  const end = (error: Error | null) => {
    if (told) return;
    told = true;
    events.end(error);
  };
  socket.on("error", end);
  socket.on("end", () => end(null));
  socket.on("close", () => end(null));
  return {
    write(bytes, sent) {
      if (!corked) {
        corked = true;
        socket.cork();
        process.nextTick(() => {
          corked = false;
          socket.uncork();
        });
      }
      socket.write(bytes, sent && ((error) => error ?? sent()));
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
