import { streamPayloadLimit } from "../wire/frame.ts";
import { XdrFault } from "../xdr/xdr-fault.ts";
import type { Hole } from "./hole.ts";
import type { StreamInlet, StreamPort } from "./stream-port.ts";

/** The writing end of one stream. */
export interface WritableInlet extends StreamInlet {
  readonly stream: WritableStream<Uint8Array | Hole>;
}

/**
 * A stream that takes bytes and holes. A write is fulfilled when the bytes have left; closing is fulfilled when libvirt
 * confirmed that it has them all.
 */
export function openWritable(port: StreamPort): WritableInlet {
  let controller: WritableStreamDefaultController;
  let over = false;
  /** The write or the closing that waits. */
  let waiting: { resolve(): void; reject(error: unknown): void } | null = null;
  let closing = false;

  const wait = (start: (resolve: () => void) => void) =>
    new Promise<void>((resolve, reject) => {
      waiting = { resolve, reject };
      start(resolve);
    });
  const send = (bytes: Uint8Array, sent: () => void) => {
    for (let at = 0; ; at += streamPayloadLimit) {
      const last = bytes.length - at <= streamPayloadLimit;
      port.data(bytes.subarray(at, at + streamPayloadLimit), last ? sent : () => {});
      if (last) return;
    }
  };
  const stream = new WritableStream<Uint8Array | Hole>({
    start(given) {
      controller = given;
      // Known to Node, missing from its types.
      const { signal } = given as unknown as { readonly signal: AbortSignal };
      // The stream's own abort waits for a write that may never end.
      signal.addEventListener("abort", () => {
        if (!over) port.abort();
        over = true;
        waiting?.reject(signal.reason);
      });
    },
    write(item) {
      if ("hole" in item) {
        if (item.hole > 0n) port.hole(item.hole);
        return undefined;
      }
      return item.length === 0 ? undefined : wait((resolve) => send(item, resolve));
    },
    close() {
      closing = true;
      return wait(() => port.finish());
    },
  });
  return {
    stream,
    // It takes nothing in, so it holds nothing up.
    opened() {},
    piece(bytes) {
      if (bytes.length > 0) throw new XdrFault(28, `${bytes.length} bytes came for a stream that only takes them`);
    },
    hole: () => false,
    confirmed() {
      if (!closing) return false;
      over = true;
      waiting?.resolve();
      return true;
    },
    failed(error) {
      over = true;
      controller.error(error);
      waiting?.reject(error);
    },
  };
}
