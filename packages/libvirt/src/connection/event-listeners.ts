import type { EventProcedure } from "../protocol/procedure.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";

interface Heard {
  readonly procedure: EventProcedure<unknown>;
  readonly listeners: Set<(message: never) => void>;
}

/** Who hears which events on one connection. */
export class EventListeners {
  readonly #heard = new Map<number, Heard>();

  /** @returns what takes the listener out again. */
  add<Message>(procedure: EventProcedure<Message>, listener: (message: Message) => void): () => void {
    const entry = this.#heard.get(procedure.number) ?? { procedure, listeners: new Set() };
    this.#heard.set(procedure.number, entry);
    entry.listeners.add(listener);
    return () => entry.listeners.delete(listener);
  }

  /** Reads an event and tells it; one that nobody ever asked for is passed over. @throws XdrFault when it is malformed. */
  tell(procedure: number, body: XdrReader): void {
    const entry = this.#heard.get(procedure);
    if (entry === undefined) return;
    const message = entry.procedure.message.decode(body);
    body.finish();
    for (const listener of entry.listeners) {
      try {
        listener(message as never);
      } catch (error) {
        // A listener's mistake is the program's, not the daemon's: it must be seen, and must not end the connection.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
