import type { Principal } from "./principal.ts";

/** Streams and sockets that are open, by what proved their user: they end with it. */
export class OpenConnections {
  readonly #open = new Set<{ readonly principal: Principal; readonly end: () => void }>();

  /** Adds one. @returns how to forget it, once it has ended by itself. */
  add(principal: Principal, end: () => void): () => void {
    const entry = { principal, end };
    this.#open.add(entry);
    return () => this.#open.delete(entry);
  }

  /** Ends what was opened with a session or a token. */
  endProof(id: string): void {
    this.#endWhere(({ proof }) => proof.id === id);
  }

  /** Ends what a user has open, by whatever proof. */
  endUser(id: string): void {
    this.#endWhere(({ user }) => user.id === id);
  }

  /** Ends all: the server stops. */
  endAll(): void {
    this.#endWhere(() => true);
  }

  #endWhere(matches: (principal: Principal) => boolean): void {
    for (const entry of this.#open) {
      if (!matches(entry.principal)) continue;
      this.#open.delete(entry);
      entry.end();
    }
  }
}
