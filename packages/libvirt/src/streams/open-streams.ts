import { XdrFault } from "../xdr/xdr-fault.ts";
import type { StreamInlet } from "./stream-port.ts";

/** A stream that was given up: what still arrives for it is dropped until libvirt confirms. */
const givenUp: StreamInlet = {
  opened() {},
  piece() {},
  hole: () => true,
  confirmed: () => true,
  failed() {},
};

/** How many streams that are over are remembered, because frames may still be on their way to them. */
const remembered = 1024;

/** The streams of one connection by the serial of the call that opened them. */
export class OpenStreams {
  readonly #open = new Map<number, StreamInlet>();
  /** Those that are over, oldest first: a finish and an abort may cross what libvirt sends, and be answered twice. */
  readonly #past = new Set<number>();

  add(serial: number, inlet: StreamInlet): void {
    this.#open.set(serial, inlet);
  }

  /** Drops what still comes for a stream. */
  giveUp(serial: number): void {
    this.#open.set(serial, givenUp);
  }

  /** Nothing was opened under this serial after all. */
  forget(serial: number): void {
    this.#open.delete(serial);
  }

  /** The stream that bytes are for; undefined where it is over. @throws XdrFault when there never was one. */
  find(serial: number): StreamInlet | undefined {
    const inlet = this.#open.get(serial);
    if (!inlet && !this.#past.has(serial)) throw new XdrFault(20, "there is no stream of this serial");
    return inlet;
  }

  /** Takes a stream out whose end libvirt has told. */
  end(serial: number): void {
    this.#open.delete(serial);
    this.#past.add(serial);
    const [oldest] = this.#past;
    if (this.#past.size > remembered && oldest !== undefined) this.#past.delete(oldest);
  }

  /** Ends all of them with the failure of their connection. */
  failAll(error: Error): void {
    const inlets = [...this.#open.values()];
    this.#open.clear();
    for (const inlet of inlets) inlet.failed(error);
  }
}
