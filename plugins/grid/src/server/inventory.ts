import { isHobError } from "@hob/errors";
import type { GuestEvent, Host } from "@hob/virt";
import { gridGuest, type GridGuest, type GuestChange, isSameGuest, type ListedGuest } from "./grid-guest.ts";
import { probeNamePrefix } from "./platform.ts";

/** More guests than this that changed at once are read by one bulk list instead of one by one. */
const bulkFrom = 64;

/** What an inventory is made with. */
export interface InventoryOptions {
  /** The host's id. */
  readonly host: string;
  readonly live: Pick<Host, "guests" | "guest">;
  /** Hears of every real difference; never throws. */
  readonly onChange: (change: GuestChange) => void;
  /** Hears of a reading that failed for another reason than a lost connection. */
  readonly onError: (error: unknown) => void;
}

/**
 * The guests of one host, in memory: filled by one bulk list, then kept by events. It never polls.
 *
 * Events are taken as a hint that a guest has changed: it is then read again, so that what is held is always what
 * libvirt said, whatever the order of events.
 */
export class Inventory {
  readonly #options: InventoryOptions;
  readonly #guests = new Map<string, GridGuest>();
  /** Guests to read again, and whether their definition may be another. */
  readonly #dirty = new Map<string, boolean>();
  #reading: Promise<void> | null = null;
  #live = false;

  constructor(options: InventoryOptions) {
    this.#options = options;
  }

  /** By UUID. */
  get guests(): ReadonlyMap<string, GridGuest> {
    return this.#guests;
  }

  /** Reads everything in one bulk list and reports what differs. Called after every connect. */
  async synchronise(): Promise<void> {
    const summaries = await this.#options.live.guests();
    const seen = new Set<string>();
    for (const summary of summaries) {
      if (summary.name.startsWith(probeNamePrefix)) continue;
      seen.add(summary.uuid);
      // What happened to the definition while nobody listened is not known.
      this.#put(summary, !this.#live);
    }
    for (const guest of this.#guests.values()) if (!seen.has(guest.uuid)) this.#remove(guest.uuid);
    this.#live = true;
    this.#read();
  }

  /** The connection is gone: everything is kept as it was last known, marked as stale. */
  disconnect(): void {
    this.#live = false;
    this.#dirty.clear();
    for (const guest of this.#guests.values()) {
      if (!guest.stale) this.#report("changed", { ...guest, stale: true }, false);
    }
  }

  /** The host is forgotten: every guest is reported as removed. */
  clear(): void {
    this.#live = false;
    this.#dirty.clear();
    for (const uuid of this.#guests.keys()) this.#remove(uuid);
  }

  /** Takes a lifecycle event. */
  hear({ uuid, name, event }: GuestEvent): void {
    if (name.startsWith(probeNamePrefix)) return;
    this.#dirty.set(uuid, (this.#dirty.get(uuid) ?? false) || event === "defined" || event === "started");
    this.#read();
  }

  /** Reads what is marked, one reading at a time: what happens meanwhile is read in the next round. */
  #read(): void {
    if (!this.#live || this.#reading || this.#dirty.size === 0) return;
    this.#reading = this.#readDirty()
      .catch((error: unknown) => {
        if (!isHobError(error, "unavailable")) this.#options.onError(error);
      })
      .finally(() => {
        this.#reading = null;
        this.#read();
      });
  }

  async #readDirty(): Promise<void> {
    const dirty = new Map(this.#dirty);
    this.#dirty.clear();
    if (dirty.size > bulkFrom) {
      const summaries = new Map((await this.#options.live.guests()).map((summary) => [summary.uuid, summary]));
      for (const [uuid, redefined] of dirty) this.#take(uuid, summaries.get(uuid), redefined);
      return;
    }
    await Promise.all([...dirty].map(async ([uuid, redefined]) => this.#take(uuid, await this.#one(uuid), redefined)));
  }

  async #one(uuid: string): Promise<ListedGuest | undefined> {
    try {
      const guest = await this.#options.live.guest(uuid);
      return { uuid, name: guest.name, ...(await guest.info()) };
    } catch (error) {
      if (isHobError(error, "not-found")) return undefined;
      throw error;
    }
  }

  #take(uuid: string, summary: ListedGuest | undefined, redefined: boolean): void {
    if (!this.#live) return;
    if (summary) this.#put(summary, redefined);
    else this.#remove(uuid);
  }

  #put(summary: ListedGuest, redefined: boolean): void {
    const known = this.#guests.get(summary.uuid);
    const guest = gridGuest(this.#options.host, summary);
    if (!known) this.#report("created", guest, true);
    else if (redefined || !isSameGuest(known, guest)) this.#report("changed", guest, redefined);
  }

  #remove(uuid: string): void {
    const guest = this.#guests.get(uuid);
    if (!guest) return;
    this.#guests.delete(uuid);
    this.#options.onChange({ change: "removed", guest, redefined: false });
  }

  #report(change: "created" | "changed", guest: GridGuest, redefined: boolean): void {
    this.#guests.set(guest.uuid, guest);
    this.#options.onChange({ change, guest, redefined });
  }
}
