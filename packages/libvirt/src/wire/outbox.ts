import { XdrWriter } from "../xdr/xdr-writer.ts";
import { type FrameHeader, writeFrame } from "./frame.ts";
import type { Wire } from "./wire.ts";

/** So many bytes wait in this process for a daemon that does not take them, until {@link Outbox.congested}. */
const congestedAt = 1024 * 1024;

/**
 * Frames on their way out. Those of one turn of the event loop leave as one piece, because a system call costs more than
 * a call's frame.
 */
export class Outbox {
  readonly #wire: Wire;
  readonly #drained: () => void;
  readonly #frames = new XdrWriter();
  #flushing = false;
  /** Bytes that the wire has and has not sent. */
  #unsent = 0;
  #congested = false;

  /** @param drained is told when it is congested no more. */
  constructor(wire: Wire, drained: () => void) {
    this.#wire = wire;
    this.#drained = drained;
  }

  /** Whether so much waits that what can wait elsewhere should. */
  get congested(): boolean {
    this.#congested ||= this.#unsent + this.#frames.length > congestedAt;
    return this.#congested;
  }

  /** Puts a frame in. @throws what `body` throws, XdrFault when it is too long; then nothing is sent. */
  frame(header: FrameHeader, body?: (writer: XdrWriter) => void): void {
    writeFrame(this.#frames, header, body);
    if (this.#flushing) return;
    this.#flushing = true;
    process.nextTick(() => {
      this.#flushing = false;
      this.#flush([], 0);
    });
  }

  /** Sends a frame of stream data without copying the bytes, which must stay as they are until `sent`. */
  data(header: FrameHeader, bytes: Uint8Array, sent: () => void): void {
    writeFrame(this.#frames, header, undefined, bytes.length);
    this.#flush([bytes], bytes.length, sent);
  }

  #flush(after: readonly Uint8Array[], length: number, sent?: () => void): void {
    const before = this.#frames.length > 0 ? [this.#frames.finish()] : [];
    const bytes = length + (before[0]?.length ?? 0);
    if (bytes === 0) return;
    this.#unsent += bytes;
    this.#wire.write([...before, ...after], () => {
      this.#unsent -= bytes;
      sent?.();
      if (!this.#congested || this.#unsent > congestedAt / 2) return;
      this.#congested = false;
      this.#drained();
    });
  }
}
