import { XdrFault } from "../xdr/xdr-fault.ts";
import type { StreamInlet } from "./stream.ts";

type Receiver = Pick<StreamInlet, "piece" | "confirmed" | "failed">;

/** A stream that was given up: what still arrives for it is dropped until libvirt confirms. */
const givenUp: Receiver = {
  piece() {},
  confirmed: () => true,
  failed() {},
};

/** How many streams that are over are remembered, because frames may still be on their way to them. */
const remembered = 1024;

/** The streams of one connection by the serial of the call that opened them. */
export class OpenStreams {
  readonly #open = new Map<number, Receiver>();
  /** Those that are over, oldest first: a finish and an abort may cross what libvirt sends, and be answered twice. */
  readonly #past = new Set<number>();

  add(serial: number, receiver: Receiver): void {
    this.#open.set(serial, receiver);
  }

  /** Drops what still comes for a stream. */
  giveUp(serial: number): void {
    this.#open.set(serial, givenUp);
  }

  /** The stream that bytes are for; undefined where it is over. @throws XdrFault when there never was one. */
  find(serial: number): Receiver | undefined {
    const receiver = this.#open.get(serial);
    if (!receiver && !this.#past.has(serial)) throw new XdrFault(20, "there is no stream of this serial");
    return receiver;
  }

  /** Takes a stream out whose end libvirt has told; undefined where it was over. @throws XdrFault as {@link find} */
  end(serial: number): Receiver | undefined {
    const receiver = this.find(serial);
    this.#open.delete(serial);
    this.#past.add(serial);
    const [oldest] = this.#past;
    if (this.#past.size > remembered && oldest !== undefined) this.#past.delete(oldest);
    return receiver;
  }

  /** Ends all of them with the failure of their connection. */
  failAll(error: Error): void {
    const receivers = [...this.#open.values()];
    this.#open.clear();
    for (const receiver of receivers) receiver.failed(error);
  }
}
