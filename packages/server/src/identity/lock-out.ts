import { LockedOut } from "./identity-errors.ts";

interface Failures {
  count: number;
  last: number;
  lockedUntil: number;
}

/** Failures that are free, before waiting begins. An address is shared by more people than an account. */
const allowed = { account: 2, address: 9 };
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** After so long without a failure all is forgotten. */
const forgetAfterMs = 60 * 60_000;
/** As many accounts and addresses are remembered; the oldest are forgotten first. */
const remembered = 10_000;

/**
 * Makes guessing passwords slow. Failures are counted for the account *and* for the address that they come from, not
 * for anything the guesser chooses, such as a cookie. From the third failure of an account (the tenth of an address) on
 * a wait follows each: 30 s, 1 min, 2 min… up to 15 min; in the meantime the right password is refused too.
 */
export class LockOut {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws LockedOut while the account or the address has to wait. */
  check(account: string, address: string): void {
    for (const [key, what] of [
      [`account ${account}`, `the user '${account}'`],
      [`address ${address}`, `the address ${address}`],
    ] as const) {
      const retryAfterMs = (this.#failures.get(key)?.lockedUntil ?? 0) - this.#now();
      if (retryAfterMs > 0) throw new LockedOut({ what, retryAfterMs });
    }
  }

  /** Counts a failure. */
  failed(account: string, address: string): void {
    this.#count(`account ${account}`, allowed.account);
    this.#count(`address ${address}`, allowed.address);
  }

  /**
   * Forgets the account's failures. Those of the address stay: otherwise whoever has one account could go on guessing
   * at the others.
   */
  succeeded(account: string): void {
    this.#failures.delete(`account ${account}`);
  }

  #count(key: string, free: number): void {
    const time = this.#now();
    const before = this.#failures.get(key);
    const count = before && time - before.last < forgetAfterMs ? before.count + 1 : 1;
    const waitMs = count <= free ? 0 : Math.min(firstWaitMs * 2 ** (count - free - 1), longestWaitMs);
    this.#failures.delete(key);
    this.#failures.set(key, { count, last: time, lockedUntil: time + waitMs });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= remembered) break;
      this.#failures.delete(oldest);
    }
  }
}
