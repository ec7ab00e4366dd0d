import { CallsOverloaded } from "../errors/connection-errors.ts";

/** How many calls may wait for a daemon that does not take what is sent to it. */
export interface CallLimits {
  /** Default 65,536. */
  readonly waitingCalls?: number;
  /** Of their arguments, about. Default 64 MiB. */
  readonly waitingBytes?: number;
}

/** A call that is not sent yet, and not even written. */
export interface WaitingCall {
  readonly priority: "high" | "low";
  /** About how many bytes its arguments are. */
  readonly bytes: number;
  send(): void;
  fail(error: Error): void;
}

/** Calls that wait until the daemon takes more: those of high priority before the others, each in their order. */
export class CallLine {
  readonly #uri: string;
  readonly #calls: number;
  readonly #bytes: number;
  readonly #high = new Set<WaitingCall>();
  readonly #low = new Set<WaitingCall>();
  #waitingBytes = 0;

  constructor(uri: string, { waitingCalls = 65_536, waitingBytes = 64 * 1024 * 1024 }: CallLimits) {
    this.#uri = uri;
    this.#calls = waitingCalls;
    this.#bytes = waitingBytes;
  }

  get length(): number {
    return this.#high.size + this.#low.size;
  }

  /** @throws CallsOverloaded when too many wait. */
  add(call: WaitingCall): void {
    if (this.length >= this.#calls || this.#waitingBytes + call.bytes > this.#bytes) {
      throw new CallsOverloaded({ uri: this.#uri, calls: this.length, bytes: this.#waitingBytes });
    }
    this.#of(call).add(call);
    this.#waitingBytes += call.bytes;
  }

  /** Takes a call out that is not to be sent any more; one that is out already may be named again. */
  remove(call: WaitingCall): void {
    if (this.#of(call).delete(call)) this.#waitingBytes -= call.bytes;
  }

  /** Takes out the call that is next. */
  next(): WaitingCall | undefined {
    const [call] = this.#high.size > 0 ? this.#high : this.#low;
    if (call !== undefined) this.remove(call);
    return call;
  }

  failAll(error: Error): void {
    for (let call = this.next(); call !== undefined; call = this.next()) call.fail(error);
  }

  #of({ priority }: WaitingCall): Set<WaitingCall> {
    return priority === "high" ? this.#high : this.#low;
  }
}

/** About how many bytes arguments are. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== "object" || value === null) return 8;
  let size = 16;
  for (const member of Object.values(value)) size += sizeOf(member);
  return size;
}
