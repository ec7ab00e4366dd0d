/** What waits in a {@link LockQueue}: anything with the keys it needs. */
export interface Waiting {
  readonly locks: readonly string[];
}

/**
 * First come, first served, as far as locks allow: an entry is let in when none of its locks is held, nor wanted by
 * an entry that came before it. So one that needs many locks is not starved by many that need one.
 */
export class LockQueue<Entry extends Waiting> {
  readonly #waiting: Entry[] = [];
  readonly #held = new Set<string>();

  add(entry: Entry): void {
    this.#waiting.push(entry);
  }

  /** Takes an entry out of the line, if it still stands there. */
  remove(entry: Entry): void {
    const at = this.#waiting.indexOf(entry);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** Takes locks past the line: for work that had them already when the process died. */
  hold(entry: Entry): void {
    for (const lock of entry.locks) this.#held.add(lock);
  }

  /** Gives an entry's locks back. */
  release(entry: Entry): void {
    for (const lock of entry.locks) this.#held.delete(lock);
  }

  /** Every entry that may go in now; they hold their locks from here on. */
  admit(): readonly Entry[] {
    const admitted: Entry[] = [];
    const wanted = new Set<string>();
    for (const entry of this.#waiting.slice()) {
      if (entry.locks.some((lock) => this.#held.has(lock) || wanted.has(lock))) {
        for (const lock of entry.locks) wanted.add(lock);
        continue;
      }
      this.remove(entry);
      this.hold(entry);
      admitted.push(entry);
    }
    return admitted;
  }
}
