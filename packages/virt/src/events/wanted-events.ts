import { isHobError } from "@hob/errors";
import type { Connection, EventClass, SubscribeOptions, Subscription } from "@hob/libvirt";
import type { HostSubscription } from "./host-subscription.ts";

/** What is heard through: one connection after the other. */
type Source = Pick<Connection, "subscribe">;

/** What somebody wants to hear, whatever the connection. */
interface Wanted {
  /** Has a connection send it. @throws when the connection is lost. */
  open(source: Source): Promise<void>;
  giveUp(error: Error): void;
}

/** What is to be heard over all connections to a host. */
export class WantedEvents {
  readonly #wanted = new Set<Wanted>();
  #source: Source | null = null;

  /** Hears from now on, on the connection of the moment and on all later ones. */
  add<Ref, Event, Choice extends object>(
    events: EventClass<Ref, Event, Choice>,
    options: Omit<SubscribeOptions<Ref>, "signal"> & Choice,
    listener: (event: Event) => void,
  ): HostSubscription {
    let closed = false;
    let subscription: Subscription | null = null;
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    // Who does not ask whether it is ready need not hear that it is not.
    ready.catch(() => {});
    const wanted: Wanted = {
      async open(source) {
        try {
          const opened = await source.subscribe(events, options, listener);
          if (closed) return leave(opened);
          subscription = opened;
          resolve();
        } catch (error) {
          // What a driver lacks, or an object that is gone, is no reason to do without the connection.
          if (isHobError(error, "unavailable")) throw error;
          reject(error);
        }
      },
      giveUp: reject,
    };
    this.#wanted.add(wanted);
    // What is lost with this connection is opened on the next one.
    if (this.#source) wanted.open(this.#source).catch(() => {});
    return {
      ready,
      close: () => {
        closed = true;
        this.#wanted.delete(wanted);
        if (subscription) void leave(subscription);
      },
    };
  }

  /** Has a new connection send all that is wanted. @throws when it is lost meanwhile. */
  async openAll(source: Source): Promise<void> {
    this.#source = source;
    await Promise.all([...this.#wanted].map((wanted) => wanted.open(source)));
  }

  /** The connection is gone. */
  lost(): void {
    this.#source = null;
  }

  /** There will be no further connection. */
  giveUp(error: Error): void {
    for (const wanted of this.#wanted) wanted.giveUp(error);
    this.#wanted.clear();
  }
}

/** That a daemon does not take a registration back harms nobody who no longer listens. */
async function leave(subscription: Subscription): Promise<void> {
  try {
    await subscription.close();
  } catch (error) {
    if (!isHobError(error)) throw error;
  }
}
