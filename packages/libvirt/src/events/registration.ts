import type { Procedure } from "../protocol/procedure.ts";
import type { EventRoute } from "./event-class.ts";
import type { EventDesk, EventTaker } from "./event-desk.ts";
import { tellListener } from "./event-listeners.ts";

/** Calls the daemon; `settle` takes the result before anything that arrived with it is looked at. */
export type SettledCall = (
  procedure: Procedure<never, unknown>,
  args: object,
  settle: (result: unknown) => void,
) => Promise<void>;

/** One registration with the daemon, and all who hear through it: a daemon refuses to register the same twice. */
export class Registration {
  /** Fulfilled when the daemon sends events; rejected when it does not. */
  readonly ready: Promise<void>;
  readonly #route: EventRoute;
  readonly #desk: EventDesk;
  readonly #call: SettledCall;
  readonly #gone: (registration: Registration) => void;
  readonly #takers = new Set<EventTaker>();
  readonly #take: EventTaker = (message) => {
    for (const taker of this.#takers) tellListener(taker, message);
  };
  #callbackId: number | null = null;
  #leaving: Promise<void> | null = null;

  /** @param gone is told once, when nothing is taken any more. */
  constructor(route: EventRoute, desk: EventDesk, call: SettledCall, gone: (registration: Registration) => void) {
    this.#route = route;
    this.#desk = desk;
    this.#call = call;
    this.#gone = gone;
    this.ready = this.#register();
  }

  /** Settled when the daemon has taken it back after the last one left; null while somebody hears. */
  get leaving(): Promise<void> | null {
    return this.#leaving;
  }

  join(taker: EventTaker): void {
    this.#takers.add(taker);
  }

  /** The last one to leave has the daemon take the registration back. @throws what that throws. */
  async leave(taker: EventTaker): Promise<void> {
    if (!this.#takers.delete(taker) || this.#takers.size > 0) return;
    this.#leaving = this.#deregister();
    await this.#leaving;
  }

  async #register(): Promise<void> {
    const { hasId, register, registerArgs } = this.#route;
    if (hasId) this.#desk.expect();
    else this.#desk.openPlain(this.#take);
    try {
      await this.#call(register, registerArgs, (result) => {
        if (!hasId) return;
        this.#callbackId = (result as { readonly callbackId: number }).callbackId;
        this.#desk.open(this.#callbackId, this.#take);
      });
    } catch (error) {
      if (hasId) this.#desk.giveUp();
      this.#close();
      throw error;
    }
  }

  async #deregister(): Promise<void> {
    await this.ready;
    try {
      await this.#call(this.#route.deregister, this.#route.deregisterArgs(this.#callbackId ?? -1), () => {});
    } finally {
      this.#close();
    }
  }

  #close(): void {
    this.#desk.closePlain(this.#take);
    if (this.#callbackId !== null) this.#desk.close(this.#callbackId);
    this.#gone(this);
  }
}
