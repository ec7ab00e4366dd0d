import { randomBytes } from "node:crypto";
import type { Events, Log } from "@hob/plugin-api";
import type { ChangeEvent, SamplesEvent } from "@hob/resources";

/** A change as it is kept for those who come back. */
export interface StoredChange {
  readonly sequence: number;
  readonly resource: string;
  /** The whole frame of the stream, ready to be sent. */
  readonly frame: string;
}

/** One who listens. */
export interface Subscriber {
  /** Resources whose live figures are wanted. */
  readonly samples: ReadonlySet<string>;
  /** Something new is in the ring. */
  changed(): void;
  sampled(frame: string): void;
  /** The server stops, or the log-in has ended. */
  end(): void;
}

/** As many changes are kept for those who were away for a moment. */
const kept = 2048;

/**
 * The hub of the event stream: it keeps the last changes in a ring and wakes those who listen. Every change is
 * serialised once, however many listen.
 */
export class EventHub implements Events {
  /** Differs with every start: sequences of an earlier process mean nothing now. */
  readonly epoch = randomBytes(4).toString("hex");
  readonly #ring: StoredChange[] = [];
  #sequence = 0;
  readonly #subscribers = new Set<Subscriber>();
  readonly #demand = new Set<() => void>();
  readonly #itemSerialiser: (resource: string) => ((item: unknown) => string) | undefined;
  readonly #log: Log;

  /** @param itemSerialiser how an item of a resource is listed; undefined for a resource that is not served. */
  constructor(itemSerialiser: (resource: string) => ((item: unknown) => string) | undefined, log: Log) {
    this.#itemSerialiser = itemSerialiser;
    this.#log = log;
  }

  /** The sequence of the newest change; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  publish(event: ChangeEvent): void {
    const frame = this.#frame(event);
    if (frame === undefined) return;
    this.#ring.push({ sequence: this.#sequence, resource: event.resource, frame });
    // Cut in large pieces: shifting one by one would move the array at every change.
    if (this.#ring.length >= 2 * kept) this.#ring.splice(0, this.#ring.length - kept);
    for (const subscriber of this.#subscribers) subscriber.changed();
  }

  publishSamples(event: SamplesEvent): void {
    const wanting = [...this.#subscribers].filter((subscriber) => subscriber.samples.has(event.resource));
    if (wanting.length === 0) return;
    const frame = `event: samples\ndata: ${JSON.stringify(event)}\n\n`;
    for (const subscriber of wanting) subscriber.sampled(frame);
  }

  wantsSamples(resource: string): boolean {
    return [...this.#subscribers].some((subscriber) => subscriber.samples.has(resource));
  }

  onDemand(listener: () => void): () => void {
    this.#demand.add(listener);
    return () => this.#demand.delete(listener);
  }

  /** Adds a listener. @returns how to take it away. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    if (subscriber.samples.size > 0) this.#demandChanged();
    return () => {
      if (this.#subscribers.delete(subscriber) && subscriber.samples.size > 0) this.#demandChanged();
    };
  }

  /** The changes after a sequence, in order; undefined when some of them are kept no more. */
  after(sequence: number): readonly StoredChange[] | undefined {
    if (sequence === this.#sequence) return [];
    const first = this.#ring[0]?.sequence ?? Number.POSITIVE_INFINITY;
    if (sequence > this.#sequence || sequence + 1 < first) return undefined;
    return this.#ring.slice(sequence + 1 - first);
  }

  /** Ends every stream: the server stops. */
  endAll(): void {
    for (const subscriber of this.#subscribers) subscriber.end();
  }

  #frame(event: ChangeEvent): string | undefined {
    const serialise = this.#itemSerialiser(event.resource);
    if (!serialise) {
      this.#log.debug({ resource: event.resource }, "A change of a resource that is not served is not sent");
      return undefined;
    }
    try {
      const { resource, id, change, item } = event;
      const head = JSON.stringify({ resource, id, change });
      const data = item === undefined ? head : `${head.slice(0, -1)},"item":${serialise(item)}}`;
      this.#sequence += 1;
      return `id: ${this.epoch}-${this.#sequence}\nevent: change\ndata: ${data}\n\n`;
    } catch (err) {
      // Whoever publishes must not fail because an item does not fit its shape; the log says which.
      this.#log.error({ err, resource: event.resource, id: event.id }, "A change could not be serialised");
      return undefined;
    }
  }

  #demandChanged(): void {
    for (const listener of this.#demand) listener();
  }
}
