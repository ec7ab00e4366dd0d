import type { EventProcedure, Program } from "../protocol/procedure.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";
import { EventDesk } from "./event-desk.ts";

interface Heard {
  readonly procedure: EventProcedure<unknown>;
  readonly listeners: Set<(message: never) => void>;
  readonly desk: EventDesk;
}

/** Who hears which event messages on one connection. */
export class EventListeners {
  /** By number; programs that share one stand side by side. */
  readonly #heard = new Map<number, Heard[]>();

  /** @returns what takes the listener out again. */
  add<Message>(procedure: EventProcedure<Message>, listener: (message: Message) => void): () => void {
    const entry = this.#entry(procedure);
    entry.listeners.add(listener);
    return () => entry.listeners.delete(listener);
  }

  /** Where messages of one kind are handed to those who registered for them. */
  desk(procedure: EventProcedure<unknown>): EventDesk {
    return this.#entry(procedure).desk;
  }

  /** Reads an event and tells it; one that nobody ever asked for is passed over. @throws XdrFault when it is malformed. */
  tell(program: Program, procedure: number, body: XdrReader): void {
    const entry = this.#heard.get(procedure)?.find((one) => one.procedure.program === program);
    if (entry === undefined) return;
    const message = entry.procedure.message.decode(body);
    body.finish();
    entry.desk.deliver(message as object);
    for (const listener of entry.listeners) tellListener(listener, message as never);
  }

  #entry(procedure: EventProcedure<unknown>): Heard {
    const entries = this.#heard.get(procedure.number) ?? [];
    const known = entries.find((entry) => entry.procedure.program === procedure.program);
    if (known !== undefined) return known;
    const entry: Heard = { procedure, listeners: new Set(), desk: new EventDesk() };
    this.#heard.set(procedure.number, [...entries, entry]);
    return entry;
  }
}

/** Tells one listener. Its mistake is the program's, not the daemon's: it must be seen, and must not end the connection. */
export function tellListener<Message>(listener: (message: Message) => void, message: Message): void {
  try {
    listener(message);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
