import { isHobError } from "@hob/errors";
import { domainEvents, domainLookupByUuid, isLibvirtError } from "@hob/libvirt";
import type { GuestSummary } from "../guest/guest-summary.ts";
import { listGuests } from "../guest/list-guests.ts";
import { readSummary } from "../guest/read-summary.ts";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { Listeners } from "../listeners.ts";
import type { GuestListChange, GuestWatch } from "./guest-watch.ts";

/** When a host that has a connection and refuses the list is asked again, in ms. */
const retryMs = 1000;

/**
 * Keeps a list of guests true: first the whole is told, then what changes. Events are heard before the guests are listed,
 * and a guest that something happened to is looked at anew, so that nothing falls between; after a reconnection all
 * are listed again, and only what is different is told.
 */
export function watchGuests(link: Link, listener: (change: GuestListChange) => void): GuestWatch {
  return new LiveGuests(link, listener);
}

class LiveGuests implements GuestWatch {
  readonly guests = new Map<string, GuestSummary>();
  readonly #link: Link;
  readonly #changes = new Listeners<GuestListChange>();
  readonly #leave: readonly (() => void)[];
  /** Guests that something happened to since they were looked at. */
  readonly #touched = new Set<string>();
  #wantsList = false;
  #isListed = false;
  #isClosed = false;
  #isAtWork = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(link: Link, listener: (change: GuestListChange) => void) {
    this.#link = link;
    this.#changes.add(listener);
    const lifecycle = link.events.add(domainEvents.lifecycle, {}, ({ dom }) => this.#touch(dom.uuid));
    const balloon = link.events.add(domainEvents.balloonChange, {}, ({ dom }) => this.#touch(dom.uuid));
    const offStates = link.states.add(({ kind }) => {
      if (kind === "connected") this.#listAgain();
    });
    this.#leave = [offStates, () => lifecycle.close(), () => balloon.close()];
    // Changes that happen before the daemon sends the events would be missed by an earlier list.
    void lifecycle.ready.then(
      () => this.#listAgain(),
      () => this.#listAgain(),
    );
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    for (const leave of this.#leave) leave();
  }

  #touch(uuid: string): void {
    this.#touched.add(uuid);
    void this.#work();
  }

  #listAgain(): void {
    if (this.#link.state.kind !== "connected") return;
    this.#wantsList = true;
    void this.#work();
  }

  /** One thing after the other, so that what is told last is what was asked last. */
  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    try {
      while (!this.#isClosed) {
        if (this.#wantsList) await this.#list();
        else if (this.#isListed && this.#touched.size > 0) await this.#look();
        else return;
      }
    } catch (error) {
      if (!isHobError(error)) throw error;
      // Without a connection, the next one brings a new list.
      if (error.kind !== "unavailable") this.#retry = setTimeout(() => this.#listAgain(), retryMs);
    } finally {
      this.#isAtWork = false;
    }
  }

  async #list(): Promise<void> {
    this.#wantsList = false;
    const guests = await listGuests(this.#link);
    if (this.#isClosed) return;
    if (this.#isListed) {
      const present = new Set(guests.map(({ uuid }) => uuid));
      for (const uuid of [...this.guests.keys()]) if (!present.has(uuid)) this.#drop(uuid);
      for (const guest of guests) this.#put(guest);
      return;
    }
    this.#isListed = true;
    for (const guest of guests) this.guests.set(guest.uuid, guest);
    this.#changes.tell({ kind: "listed", guests });
  }

  async #look(): Promise<void> {
    const uuids = [...this.#touched];
    this.#touched.clear();
    await inFlight(uuids, async (uuid) => {
      const guest = await findSummary(this.#link, uuid);
      if (this.#isClosed) return;
      if (guest) this.#put(guest);
      else this.#drop(uuid);
    });
  }

  #put(guest: GuestSummary): void {
    const before = this.guests.get(guest.uuid);
    this.guests.set(guest.uuid, guest);
    if (!before) this.#changes.tell({ kind: "appeared", guest });
    else if (isDifferent(before, guest)) this.#changes.tell({ kind: "changed", guest, before });
  }

  #drop(uuid: string): void {
    const guest = this.guests.get(uuid);
    if (guest && this.guests.delete(uuid)) this.#changes.tell({ kind: "gone", guest });
  }
}

async function findSummary(link: Link, uuid: string): Promise<GuestSummary | null> {
  try {
    const { dom } = await link.call(domainLookupByUuid, { uuid });
    return await readSummary(link, dom);
  } catch (error) {
    if (isLibvirtError(error, "no-domain")) return null;
    throw error;
  }
}

const compared = ["name", "state", "reason", "vcpus", "memory", "persistent", "autostart"] as const;

const isDifferent = (before: GuestSummary, after: GuestSummary) =>
  compared.some((name) => before[name] !== after[name]);
