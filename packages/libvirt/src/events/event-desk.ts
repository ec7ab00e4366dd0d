import { XdrFault } from "../xdr/xdr-fault.ts";

/** Who takes the messages of one registration. */
export type EventTaker = (message: object) => void;

interface CallbackMessage {
  readonly callbackId: number;
}

/** How many messages may come before the answer to the registration that they are for. */
const earlyLimit = 100_000;

/**
 * Where messages of one kind are handed to the registrations that they are for. A daemon may send the first before it
 * answers the registration, when the id is not known yet: those wait.
 */
export class EventDesk {
  /** Of registrations without an id. */
  readonly #plain = new Set<EventTaker>();
  readonly #byId = new Map<number, EventTaker>();
  /** Registrations that the daemon has not answered. */
  #unanswered = 0;
  #early: CallbackMessage[] = [];

  /** Hands over every message. */
  openPlain(taker: EventTaker): void {
    this.#plain.add(taker);
  }

  /** A registration is on its way, whose id {@link open} will tell; {@link giveUp} where it fails. */
  expect(): void {
    this.#unanswered += 1;
  }

  /** Hands over what has come for an id, and what will come. */
  open(callbackId: number, taker: EventTaker): void {
    this.#byId.set(callbackId, taker);
    for (const message of this.#early) if (message.callbackId === callbackId) taker(message);
    this.giveUp();
  }

  giveUp(): void {
    this.#unanswered -= 1;
    if (this.#unanswered === 0) this.#early = [];
  }

  closePlain(taker: EventTaker): void {
    this.#plain.delete(taker);
  }

  close(callbackId: number): void {
    this.#byId.delete(callbackId);
  }

  /** @throws XdrFault when too many come for a registration that is not answered. */
  deliver(message: object): void {
    for (const taker of this.#plain) taker(message);
    if (!("callbackId" in message)) return;
    const { callbackId } = message as CallbackMessage;
    const taker = this.#byId.get(callbackId);
    if (taker !== undefined) taker(message);
    else if (this.#unanswered > 0) {
      if (this.#early.length === earlyLimit) {
        throw new XdrFault(28, `${earlyLimit} events came before the answer to their registration`);
      }
      this.#early.push(message as CallbackMessage);
    }
  }
}
