import type { ReadableEnd } from "./readable-end.ts";
import type { Receiver } from "./receiver.ts";

/** What a reader that brings its own buffer asks for. Known to Node, missing from its types. */
interface BufferRequest {
  readonly view: Uint8Array | null;
  respond(bytes: number): void;
}

const requestOf = (controller: ReadableByteStreamController) =>
  controller.byobRequest as BufferRequest | null | undefined;

/**
 * A byte stream that reads no further ahead than it is read. Readers that bring their own buffer get the bytes by one copy.
 */
export function byteReadable(): ReadableEnd<ReadableStream<Uint8Array<ArrayBuffer>>> {
  let controller: ReadableByteStreamController;
  let receiver: Receiver | undefined;
  let pulled: (() => void) | null = null;
  let current: Buffer | null = null;
  let emptied: (() => void) | null = null;
  let cancelled = false;

  /** Gives what there is to who asks. */
  const serve = () => {
    if (pulled === null || current === null) return;
    const request = requestOf(controller);
    if (request?.view) {
      const given = current.subarray(0, request.view.byteLength);
      new Uint8Array(request.view.buffer, request.view.byteOffset).set(given);
      current = current.subarray(given.length);
      request.respond(given.length);
    } else {
      controller.enqueue(new Uint8Array(current));
      current = current.subarray(current.length);
    }
    const answer = pulled;
    pulled = null;
    if (current.length === 0) {
      current = null;
      emptied?.();
      emptied = null;
    }
    answer();
  };
  const stream = new ReadableStream({
    type: "bytes",
    start(given) {
      controller = given;
    },
    pull: () =>
      new Promise<void>((resolve) => {
        pulled = resolve;
        serve();
      }),
    cancel(reason) {
      cancelled = true;
      receiver?.giveUp(reason);
      emptied?.();
    },
  });
  return {
    stream: stream as ReadableStream<Uint8Array<ArrayBuffer>>,
    sink: {
      piece(bytes) {
        current = bytes;
        serve();
        if (current === null) return undefined;
        return new Promise((resolve) => {
          emptied = resolve;
        });
      },
    },
    attach(attached) {
      receiver = attached;
      attached.done.then(
        () => {
          if (cancelled) return;
          controller.close();
          // A reader that brought a buffer gets it back.
          requestOf(controller)?.respond(0);
          pulled?.();
        },
        (error: unknown) => {
          emptied?.();
          controller.error(error);
        },
      );
    },
  };
}
