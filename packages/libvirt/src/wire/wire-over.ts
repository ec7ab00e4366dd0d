import type { Duplex } from "node:stream";
import type { Wire, WireEvents } from "./wire.ts";

/** What a wire does besides its stream. */
export interface WireOwner {
  /** Where the owner hands on what arrives, instead of the stream: is told before the stream is paused or resumed. */
  readonly setPaused?: (paused: boolean) => void;
  /** Lets go of what the stream goes through. */
  readonly letGo?: () => void;
}

/** The wire over a stream that is connected. */
export function wireOver(stream: Duplex, events: WireEvents, { setPaused, letGo }: WireOwner = {}): Wire {
  let told = false;
  const end = (error: Error | null) => {
    if (told) return;
    told = true;
    events.end(error);
  };
  stream.on("error", end);
  // The end can come with the last bytes, whose readers go first.
  stream.on("end", () => setImmediate(end, null));
  stream.on("close", () => setImmediate(end, null));
  if (!setPaused) {
    stream.on("data", (chunk: Buffer) => {
      if (!told) events.data(chunk);
    });
  }
  return {
    write(pieces, sent) {
      const last = pieces.length - 1;
      if (last > 0) stream.cork();
      for (const [index, piece] of pieces.entries()) {
        stream.write(piece, index === last && sent ? (error) => error ?? sent() : undefined);
      }
      if (last > 0) stream.uncork();
    },
    pause() {
      setPaused?.(true);
      stream.pause();
    },
    resume() {
      setPaused?.(false);
      stream.resume();
    },
    destroy() {
      told = true;
      stream.destroy();
      letGo?.();
    },
  };
}
