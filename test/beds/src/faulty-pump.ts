import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Direction, Fault } from "./fault.ts";
import { HEADER_LENGTH, readRpcHeader, type RpcHeader } from "./rpc-frame.ts";

/** A fault that a connection is on its way to. */
interface Stop {
  readonly position: number;
  readonly fault: Fault;
}

/** Whether a message is one that the fault waits for. */
function matches(at: Partial<RpcHeader>, header: RpcHeader): boolean {
  const names = ["program", "procedure", "type", "status"] as const;
  return names.every((name) => at[name] === undefined || at[name] === header[name]);
}

/** Carries bytes from one socket to another, message by message, and has faults happen on the way. */
export class FaultyPump {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #direction: Direction;
  readonly #faults: ReadonlySet<Fault>;
  readonly #closed: Promise<void>;
  /** Bytes that were delivered or dropped. */
  #position = 0;
  #frameEnd = 0;
  /** The beginning of a header that has not come whole. */
  #rest: Buffer = Buffer.alloc(0);
  #stops: Stop[] = [];
  readonly #seen = new Map<Fault, number>();
  #corrupt = false;
  #swallow: Fault | undefined;
  #single: Fault | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(from: Socket, to: Socket, direction: Direction, faults: ReadonlySet<Fault>) {
    this.#from = from;
    this.#to = to;
    this.#direction = direction;
    this.#faults = faults;
    this.#closed = new Promise((resolve) => from.once("close", () => resolve()));
    for (const fault of faults) {
      if (fault.direction === direction && fault.at !== undefined && "byte" in fault.at)
        this.expect(fault, fault.at.byte);
    }
    from.on("data", (bytes) => {
      from.pause();
      this.#then(async () => {
        await this.#carry(Buffer.concat([this.#rest, bytes]));
        from.resume();
      });
    });
    from.on("end", () => {
      this.#then(async () => {
        await this.#deliver(this.#rest);
        await this.heard();
        to.end();
      });
    });
  }

  /** Fulfilled when what comes is not swallowed any more: one that hangs does not say either when it ends. */
  async heard(): Promise<void> {
    if (this.#isSilent) await this.#swallow?.lifted;
  }

  get #isSilent(): boolean {
    return this.#swallow !== undefined && !this.#swallow.isLifted;
  }

  /** Has a fault happen now, whether bytes come or not. */
  now(fault: Fault): void {
    // What is stalled has stopped reading already; a cut must not wait until that is over.
    if (fault.action === "cut") return void this.#happen(fault);
    if (fault.action === "stall") this.#from.pause();
    this.#then(async () => {
      await this.#happen(fault);
      this.#from.resume();
    });
  }

  /** Has a fault happen at a place that is still to come. */
  expect(fault: Fault, position: number): void {
    if (position < this.#position) return;
    this.#stops.push({ position, fault });
    this.#stops.sort((a, b) => a.position - b.position);
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(() => {
      // The far end has gone: there is nobody to carry anything to.
      this.#from.destroy();
    });
  }

  async #carry(bytes: Buffer): Promise<void> {
    let rest = bytes;
    while (rest.length > 0 || this.#stops[0]?.position === this.#position) {
      if (this.#position === this.#frameEnd && rest.length > 0) {
        if (rest.length < HEADER_LENGTH) break;
        this.#beginFrame(readRpcHeader(rest));
      }
      const stop = this.#stops[0];
      const end = Math.min(this.#frameEnd, stop?.position ?? Infinity);
      const part = rest.subarray(0, end - this.#position);
      rest = rest.subarray(part.length);
      await this.#deliver(part);
      this.#position += part.length;
      if (stop?.position === this.#position) {
        this.#stops.shift();
        if (stop.fault.take()) await this.#happen(stop.fault);
      }
    }
    this.#rest = rest;
  }

  #beginFrame(header: RpcHeader | undefined): void {
    this.#frameEnd = header === undefined ? Infinity : this.#position + header.length;
    if (header === undefined) return;
    for (const fault of this.#faults) {
      const { at } = fault;
      if (fault.direction !== this.#direction || at === undefined || "byte" in at || !matches(at, header)) continue;
      const index = this.#seen.get(fault) ?? 0;
      this.#seen.set(fault, index + 1);
      if (index === (at.index ?? 0)) this.expect(fault, this.#position + Math.min(at.offset ?? 0, header.length));
    }
  }

  async #deliver(bytes: Buffer): Promise<void> {
    if (bytes.length === 0 || this.#isSilent) return;
    const copy = Buffer.from(bytes);
    if (this.#corrupt) copy[0]! ^= 0xff;
    this.#corrupt = false;
    for (let at = 0; at < copy.length;) {
      const single = this.#single !== undefined && !this.#single.isLifted;
      const part = single ? copy.subarray(at, at + 1) : copy.subarray(at);
      await new Promise<void>((resolve, reject) => {
        this.#to.write(part, (error) => (error ? reject(error) : resolve()));
      });
      if (single) await nextTurn();
      at += part.length;
    }
  }

  async #happen(fault: Fault): Promise<void> {
    const { action } = fault;
    fault.begin();
    if (action === "cut") {
      this.#to.destroy();
      this.#from.destroy();
    } else if (action === "end") this.#to.end();
    else if (action === "stall") await Promise.race([fault.lifted, this.#closed]);
    else if (action === "swallow") this.#swallow = fault;
    else if (action === "single-bytes") this.#single = fault;
    else if (action === "corrupt") this.#corrupt = true;
    else if ("delayMs" in action) await sleep(action.delayMs);
    else await this.#deliver(action.insert);
  }
}
