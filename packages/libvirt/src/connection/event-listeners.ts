import type { EventProcedure, Program } from "../protocol/procedure.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";

interface Heard {
  readonly procedure: EventProcedure<unknown>;
  readonly listeners: Set<(message: never) => void>;
}

/** Who hears which events on one connection. */
export class EventListeners {
  /** By number; programs that share one stand side by side. */
  readonly #heard = new Map<number, Heard[]>();

  /** @returns what takes the listener out again. */
  add<Message>(procedure: EventProcedure<Message>, listener: (message: Message) => void): () => void {
    const entries = this.#heard.get(procedure.number) ?? [];
    const known = entries.find((entry) => entry.procedure.program === procedure.program);
    const entry = known ?? { procedure, listeners: new Set() };
    if (known === undefined) this.#heard.set(procedure.number, [...entries, entry]);
    entry.listeners.add(listener);
    return () => entry.listeners.delete(listener);
  }

  /** Reads an event and tells it; one that nobody ever asked for is passed over. @throws XdrFault when it is malformed. */
  tell(program: Program, procedure: number, body: XdrReader): void {
    const entry = this.#heard.get(procedure)?.find((one) => one.procedure.program === program);
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
