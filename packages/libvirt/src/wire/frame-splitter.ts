import { type FrameHeader, frameStatus, frameType, headerLength, readFrameHeader, readFrameLength } from "./frame.ts";
import { XdrReader } from "../xdr/xdr-reader.ts";

/** Room that is made for a frame at once: what is announced may never come. */
const trustedLength = 1024 * 1024;

/** Who takes frames in the order in which they arrive. */
export interface FrameSink {
  /** True while nothing more may be told; asked after each frame and piece. */
  readonly held?: boolean;
  /** A whole frame. The reader stands at its body and must not be kept. */
  frame(header: FrameHeader, body: XdrReader): void;
  /**
   * A piece of a stream's payload, handed on as it comes; an empty piece is the stream's end.
   * The bytes are only good until the call returns, or as long as the sink is held.
   */
  streamPiece(header: FrameHeader, piece: Buffer): void;
}

/**
 * Cuts what a socket delivers into frames. Frames that lie within one delivery are read in place; only those that
 * straddle two are put together; stream payload never is.
 */
export class FrameSplitter {
  readonly #sink: FrameSink;
  readonly #head = Buffer.alloc(headerLength);
  #headFilled = 0;
  #header: FrameHeader | null = null;
  /** Bytes of body still to come. */
  #missing = 0;
  /** The frame being put together, header included, so that offsets in faults count from the frame's start. */
  #partial: Buffer | null = null;
  #partialFilled = 0;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** Whether the last delivery ended within a frame. */
  get inFrame(): boolean {
    return this.#headFilled > 0 || this.#header !== null;
  }

  /** The header of the frame that is not complete yet, if that much of it is there. */
  get header(): FrameHeader | null {
    return this.#header;
  }

  /**
   * Takes the next delivery; it may be used again afterwards.
   *
   * @returns how much of it was taken: all, unless the sink is held.
   * @throws XdrFault when it is no frame.
   */
  push(chunk: Buffer): number {
    let at = 0;
    while (at < chunk.length && this.#sink.held !== true) {
      at = this.#header === null ? this.#begin(chunk, at) : this.#continue(chunk, at);
    }
    return at;
  }

  #begin(chunk: Buffer, at: number): number {
    if (this.#headFilled === 0 && chunk.length - at >= headerLength) return this.#open(chunk, at, chunk, at);
    const copied = chunk.copy(this.#head, this.#headFilled, at);
    this.#headFilled += copied;
    // A length that cannot be is refused before anyone waits for the rest.
    if (this.#headFilled >= 4) readFrameLength(this.#head, 0);
    if (this.#headFilled < headerLength) return at + copied;
    this.#headFilled = 0;
    this.#open(this.#head, 0, chunk, chunk.length);
    return at + copied;
  }

  /** Opens the frame whose header is at `at` in `head`; `chunk` has all of it if it goes on from `start`. */
  #open(head: Buffer, at: number, chunk: Buffer, start: number): number {
    const length = readFrameLength(head, at);
    const header = readFrameHeader(head, at);
    if (header.type === frameType.stream && header.status === frameStatus.continue) {
      if (length === headerLength) this.#sink.streamPiece(header, head.subarray(0, 0));
      else this.#await(header, length - headerLength);
    } else if (chunk.length - start >= length) {
      this.#sink.frame(header, new XdrReader(chunk.subarray(start, start + length), headerLength, length, false));
      return start + length;
    } else {
      const partial = Buffer.allocUnsafe(Math.min(length, trustedLength));
      this.#partialFilled = head.copy(partial, 0, at, at + headerLength);
      if (length === headerLength) this.#sink.frame(header, new XdrReader(partial, headerLength));
      else {
        this.#partial = partial;
        this.#await(header, length - headerLength);
      }
    }
    return start + headerLength;
  }

  #await(header: FrameHeader, missing: number): void {
    this.#header = header;
    this.#missing = missing;
  }

  #continue(chunk: Buffer, at: number): number {
    const header = this.#header as FrameHeader;
    const end = Math.min(chunk.length, at + this.#missing);
    const partial = this.#partial === null ? null : this.#gather(this.#partial, chunk, at, end);
    this.#missing -= end - at;
    if (this.#missing === 0) {
      this.#header = null;
      this.#partial = null;
    }
    if (partial === null) this.#sink.streamPiece(header, chunk.subarray(at, end));
    else if (this.#missing === 0) this.#sink.frame(header, new XdrReader(partial, headerLength));
    return end;
  }

  /** Adds bytes to the frame that is being put together, in a larger buffer where they need one. */
  #gather(partial: Buffer, chunk: Buffer, at: number, end: number): Buffer {
    const filled = this.#partialFilled + end - at;
    let room = partial;
    if (filled > partial.length) {
      room = Buffer.allocUnsafe(Math.min(this.#partialFilled + this.#missing, Math.max(filled, 2 * partial.length)));
      partial.copy(room, 0, 0, this.#partialFilled);
      this.#partial = room;
    }
    chunk.copy(room, this.#partialFilled, at, end);
    this.#partialFilled = filled;
    return room;
  }
}
