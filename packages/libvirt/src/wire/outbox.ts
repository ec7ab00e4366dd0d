import { XdrWriter } from "../xdr/xdr-writer.ts";
import { type FrameHeader, writeFrame } from "./frame.ts";
import type { Wire } from "./wire.ts";

/**
 * Frames on their way out. Those of one turn of the event loop leave as one piece, because a system call costs more than
 * a call's frame.
 */
export class Outbox {
  readonly #wire: Wire;
  readonly #frames = new XdrWriter();
  #flushing = false;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Puts a frame in. @throws what `body` throws, XdrFault when it is too long; then nothing is sent. */
  frame(header: FrameHeader, body?: (writer: XdrWriter) => void): void {
    writeFrame(this.#frames, header, body);
    if (this.#flushing) return;
    this.#flushing = true;
    process.nextTick(() => this.#flush([]));
  }

  /** Sends a frame of stream data without copying the bytes, which must stay as they are until `sent`. */
  data(header: FrameHeader, bytes: Uint8Array, sent: () => void): void {
    writeFrame(this.#frames, header, undefined, bytes.length);
    this.#flush([bytes], sent);
  }

  #flush(after: readonly Uint8Array[], sent?: () => void): void {
    this.#flushing = false;
    const before = this.#frames.length > 0 ? [this.#frames.finish()] : [];
    if (before.length + after.length > 0) this.#wire.write([...before, ...after], sent);
  }
}
