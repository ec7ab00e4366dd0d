import type { Caller, Tickets } from "@hob/plugin-api";
import type { JsonObject } from "@hob/tasks";
import { principalOf } from "../identity/connection.ts";
import type { Principal } from "../identity/principal.ts";
import { hashSecret, makeSecret } from "../identity/secret.ts";

/** What a ticket lets in. */
export interface Admission {
  readonly principal: Principal;
  readonly socket: string;
  readonly payload: JsonObject;
}

const validMs = 30_000;

/** One-time keys to web sockets. They live in memory for 30 s; only their hashes are kept, even there. */
export class TicketOffice implements Tickets {
  readonly #tickets = new Map<string, Admission & { readonly expiresAt: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(caller: Caller, socket: string, payload: JsonObject): { ticket: string; expiresAt: number } {
    this.#forgetExpired();
    const ticket = makeSecret();
    const expiresAt = this.#now() + validMs;
    this.#tickets.set(hashSecret(ticket), { principal: principalOf(caller), socket, payload, expiresAt });
    return { ticket, expiresAt };
  }

  /** Takes a ticket: it is worth nothing afterwards. @returns undefined when it is unknown, used or expired. */
  redeem(ticket: string, socket: string): Admission | undefined {
    const key = hashSecret(ticket);
    const found = this.#tickets.get(key);
    this.#tickets.delete(key);
    return found && found.socket === socket && found.expiresAt > this.#now() ? found : undefined;
  }

  #forgetExpired(): void {
    for (const [key, { expiresAt }] of this.#tickets) {
      // In the order of issue, hence of expiry.
      if (expiresAt > this.#now()) break;
      this.#tickets.delete(key);
    }
  }
}
