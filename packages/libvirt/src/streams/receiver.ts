import { abortError } from "../connection/pending-calls.ts";
import { StreamOverrun } from "../errors/connection-errors.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import type { Procedure } from "../protocol/procedure.ts";
import { dropAt, type StreamInlet, type StreamPort, type WhenSlow } from "./stream-port.ts";

/** Takes pieces in their order, the next one after the answer to the last. What it throws gives the stream up. */
export interface StreamSink {
  /** Bytes that are good until the answer, or until the stream is given up. */
  readonly piece: (bytes: Buffer) => void | Promise<void>;
  /** So many zeros; its presence asks for them as holes. */
  readonly hole?: ((length: bigint) => void | Promise<void>) | undefined;
}

/** How a stream is received. */
export interface ReceiverOptions {
  readonly whenSlow: WhenSlow;
  readonly signal?: AbortSignal | undefined;
}

/** That not everything came, and why; a reader that leaves need not say why. */
interface Failed {
  readonly error: unknown;
}

/** The reading end of one stream. */
export class Receiver implements StreamInlet {
  /** Fulfilled when libvirt confirmed that everything came; rejected with what went wrong. */
  readonly done: Promise<void>;
  readonly #procedure: Procedure<never, unknown>;
  readonly #port: StreamPort;
  readonly #sink: StreamSink;
  readonly #pauses: boolean;
  readonly #settle: (outcome: "complete" | Failed) => void;
  /** What came while the sink was busy: copies, and the lengths of holes; null is the end. */
  readonly #waiting: (Buffer | bigint | null)[] = [];
  #waitingBytes = 0;
  #opened = false;
  #busy = false;
  #held = false;
  #finishing = false;
  #over = false;

  constructor(procedure: Procedure<never, unknown>, port: StreamPort, sink: StreamSink, options: ReceiverOptions) {
    this.#procedure = procedure;
    this.#port = port;
    this.#sink = sink;
    this.#pauses = options.whenSlow === "pause-connection";
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const { signal } = options;
    const aborted = () => signal && this.giveUp(abortError(procedure.number, signal, procedure.program.number));
    this.done = promise;
    // It may fail before its call is answered, when nobody waits for it yet.
    promise.catch(() => {});
    this.#settle = (outcome) => {
      this.#over = true;
      this.#letGo();
      signal?.removeEventListener("abort", aborted);
      if (outcome === "complete") resolve();
      else reject(outcome.error);
    };
    signal?.addEventListener("abort", aborted, { once: true });
  }

  opened(): void {
    this.#opened = true;
    this.#handWaiting();
  }

  /** Wants no more: what still arrives is dropped. */
  giveUp(reason: unknown): void {
    if (this.#over) return;
    this.#settle({ error: reason });
    this.#port.abort();
  }

  piece(bytes: Buffer): void {
    this.#take(bytes.length === 0 ? null : bytes);
  }

  hole(length: bigint): boolean {
    if (this.#sink.hole === undefined) return false;
    this.#take(length);
    return true;
  }

  confirmed(): boolean {
    if (!this.#finishing) return false;
    if (!this.#over) this.#settle("complete");
    return true;
  }

  failed(error: Error): void {
    if (!this.#over) this.#settle({ error });
  }

  #take(item: Buffer | bigint | null): void {
    if (this.#over) return;
    // Where the connection is not held, the bytes will not be there for an answer that takes its time.
    const stays = this.#pauses && this.#opened;
    const kept = Buffer.isBuffer(item) && !stays ? Buffer.copyBytesFrom(item) : item;
    if (this.#opened && !this.#busy) this.#hand(kept);
    else this.#keep(kept);
  }

  #keep(item: Buffer | bigint | null): void {
    this.#waiting.push(item);
    this.#waitingBytes += Buffer.isBuffer(item) ? item.length : 0;
    if (this.#waitingBytes <= dropAt) return;
    const { number, program } = this.#procedure;
    this.giveUp(new StreamOverrun({ procedure: procedureName(number, program.number), bytes: this.#waitingBytes }));
  }

  #hand(item: Buffer | bigint | null): void {
    if (item === null) {
      this.#finishing = true;
      this.#port.finish();
      return;
    }
    try {
      const answer = typeof item === "bigint" ? this.#sink.hole?.(item) : this.#sink.piece(item);
      if (answer !== undefined) void this.#wait(answer);
    } catch (error) {
      this.giveUp(error);
    }
  }

  async #wait(answer: Promise<void>): Promise<void> {
    this.#busy = true;
    if (this.#pauses && !this.#over && !this.#held) {
      this.#held = true;
      this.#port.hold();
    }
    try {
      await answer;
    } catch (error) {
      this.giveUp(error);
    }
    this.#busy = false;
    this.#handWaiting();
    if (!this.#busy) this.#letGo();
  }

  #handWaiting(): void {
    while (!this.#busy && !this.#over && this.#waiting.length > 0) {
      const [item = null] = this.#waiting.splice(0, 1);
      if (Buffer.isBuffer(item)) this.#waitingBytes -= item.length;
      this.#hand(item);
    }
  }

  #letGo(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#port.release();
  }
}
