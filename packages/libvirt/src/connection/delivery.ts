import type { FrameSplitter } from "../wire/frame-splitter.ts";

/** Stops and resumes what a wire delivers. */
export interface Tap {
  pause(): void;
  resume(): void;
}

/**
 * What a wire delivers, on its way to the one who cuts it into frames. It may be held: the rest of the delivery then stays
 * where it is, so that views of it are good, and the wire is paused.
 */
export class Delivery {
  readonly #splitter: FrameSplitter;
  readonly #tap: Tap;
  #holds = 0;
  #paused = false;
  #cutting = false;
  #waiting: Buffer[] = [];

  constructor(splitter: FrameSplitter, tap: Tap) {
    this.#splitter = splitter;
    this.#tap = tap;
  }

  get held(): boolean {
    return this.#holds > 0;
  }

  /** Takes a delivery that is only good until the call returns, or as long as the wire is paused. @throws XdrFault */
  take(chunk: Buffer): void {
    // A wire may have had something on its way when it was paused.
    if (this.#waiting.length > 0 || this.held) this.#waiting.push(Buffer.copyBytesFrom(chunk));
    else this.#cut(chunk);
  }

  hold(): void {
    this.#holds += 1;
    if (!this.#cutting) this.#turnTap();
  }

  /** @throws XdrFault when what waited is no frame. */
  release(): void {
    this.#holds -= 1;
    if (this.#cutting) return;
    for (let chunk = this.#next(); chunk !== undefined; chunk = this.#next()) this.#cut(chunk);
    this.#turnTap();
  }

  /** Forgets what waits. */
  stop(): void {
    this.#waiting = [];
  }

  #next(): Buffer | undefined {
    return this.held ? undefined : this.#waiting.shift();
  }

  #cut(chunk: Buffer): void {
    this.#cutting = true;
    try {
      const end = this.#splitter.push(chunk);
      if (end < chunk.length) this.#waiting.unshift(chunk.subarray(end));
    } finally {
      this.#cutting = false;
    }
    this.#turnTap();
  }

  #turnTap(): void {
    if (this.#paused === this.held) return;
    this.#paused = this.held;
    if (this.#paused) this.#tap.pause();
    else this.#tap.resume();
  }
}
