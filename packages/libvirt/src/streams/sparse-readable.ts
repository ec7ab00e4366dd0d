import type { Hole } from "./hole.ts";
import type { ReadableEnd } from "./readable-end.ts";
import type { Receiver } from "./receiver.ts";

/** A stream of bytes and of holes between them. */
export function sparseReadable(): ReadableEnd<ReadableStream<Uint8Array<ArrayBuffer> | Hole>> {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer> | Hole>;
  let receiver: Receiver | undefined;
  let room: (() => void) | null = null;
  let cancelled = false;
  const give = (item: Uint8Array<ArrayBuffer> | Hole) => {
    controller.enqueue(item);
    if ((controller.desiredSize ?? 0) > 0) return undefined;
    return new Promise<void>((resolve) => {
      room = resolve;
    });
  };
  const letGo = () => {
    room?.();
    room = null;
  };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer> | Hole>({
    start(given) {
      controller = given;
    },
    pull: letGo,
    cancel(reason) {
      cancelled = true;
      receiver?.giveUp(reason);
      letGo();
    },
  });
  return {
    stream,
    sink: { piece: (bytes) => give(new Uint8Array(bytes)), hole: (length) => give({ hole: length }) },
    attach(attached) {
      receiver = attached;
      attached.done.then(
        () => {
          if (!cancelled) controller.close();
        },
        (error: unknown) => {
          letGo();
          controller.error(error);
        },
      );
    },
  };
}
