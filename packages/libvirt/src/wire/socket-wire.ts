import { connect } from "node:net";
import type { Wire, WireEvents } from "./wire.ts";
import { wireOver } from "./wire-over.ts";

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
      socket.setNoDelay(true);
      const setPaused = (value: boolean) => {
        paused = value;
      };
      resolve(wireOver(socket, events, { setPaused }));
    });
  });
}
