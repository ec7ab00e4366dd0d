import { randomInt } from "node:crypto";
import { hostname } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { isHobError } from "@hob/errors";
import { parseLibvirtUri } from "@hob/libvirt";
import type { Events, Log, Notices } from "@hob/plugin-api";
import { type Host, openHost } from "@hob/virt";
import type { AddHost, Grid } from "../grid.ts";
import type { GuestChange } from "../grid-guest.ts";
import { Listeners } from "../listeners.ts";
import { place } from "../placement.ts";
import type { Platform } from "../platform.ts";
import type { SampleBatch } from "../samples/host-samples.ts";
import { firstOutcome } from "./first-outcome.ts";
import { HostNameTaken, HostNotFound, HostUnreachable, HostUriTaken } from "./host-errors.ts";
import { type HostItem, hostItem } from "./host-item.ts";
import type { HostRow } from "./host-row.ts";
import type { HostStore } from "./host-store.ts";
import { ManagedHost } from "./managed-host.ts";
import { whileArriving } from "./while-arriving.ts";

/** How long a new host may take to answer, in ms. */
const answerTimeoutMs = 10_000;
/** Changes of a host within this time are told once, in ms: its counts change with every guest. */
const tellWithinMs = 100;

/** What the registry is made with. */
export interface HostRegistryOptions {
  readonly store: HostStore;
  readonly events: Events;
  readonly notices: Notices;
  readonly log: Log;
  readonly platforms: () => readonly Platform[];
}

/** The hosts: each row with its live connection. It is what the service {@link Grid} is made of. */
export class HostRegistry implements Grid {
  readonly #options: HostRegistryOptions;
  readonly #hosts = new Map<string, ManagedHost>();
  readonly #told = new Map<string, HostItem>();
  readonly #untold = new Map<string, NodeJS.Timeout>();
  readonly #guestListeners = new Listeners<GuestChange>();
  readonly #sampleListeners = new Listeners<SampleBatch>();
  #isWatched = false;

  constructor(options: HostRegistryOptions) {
    this.#options = options;
  }

  hosts(): readonly ManagedHost[] {
    return [...this.#hosts.values()];
  }

  host(idOrName: string): ManagedHost {
    const host = this.#hosts.get(idOrName) ?? this.hosts().find(({ name }) => name === idOrName);
    if (!host) throw new HostNotFound({ host: idOrName, known: this.hosts().map(({ name }) => name) });
    return host;
  }

  async place(wanted: { readonly memory: number }, { signal }: { readonly signal?: AbortSignal | undefined } = {}) {
    const ready = () => this.hosts().filter((host) => host.isReady);
    // libvirt's own simulation is as good a place as any only where there is nothing else.
    const isReal = ({ settlement: { last } }: ManagedHost) => last?.guestType !== "test";
    const isEnough = () => ready().some((host) => !host.isArriving && isReal(host));
    await whileArriving(this.hosts(), { isEnough, signal });
    const real = ready().filter(isReal);
    const candidates = (real.length > 0 ? real : ready()).map((host) => ({
      id: host.id,
      name: host.name,
      memory: host.facts?.memory ?? 0,
      given: memoryGiven(host),
    }));
    return place(candidates, wanted, this.hosts());
  }

  onGuest(listener: (change: GuestChange) => void) {
    return this.#guestListeners.add(listener);
  }

  onSamples(listener: (batch: SampleBatch) => void) {
    return this.#sampleListeners.add(listener);
  }

  watchSamples(isWatched: boolean): void {
    this.#isWatched = isWatched;
    for (const host of this.#hosts.values()) host.samples.watch(isWatched);
  }

  /** Opens every stored host. Returns at once: they connect by themselves. */
  async open(): Promise<void> {
    for (const row of await this.#options.store.all()) this.#manage(row, openHost({ uri: row.uri, name: row.name }));
  }

  /**
   * Adds a host once it has answered.
   *
   * @throws InvalidUri, HostUriTaken, HostNameTaken or HostUnreachable; then nothing is stored.
   */
  async add({ uri, name, virtualization = "auto" }: AddHost): Promise<ManagedHost> {
    parseLibvirtUri(uri);
    const claim = { uri, ...(name === undefined ? {} : { name }) };
    this.#refuseTaken(claim);
    const live = openHost({ uri, ...(name === undefined ? {} : { name }) });
    try {
      await firstOutcome(live, answerTimeoutMs);
      const facts = await live.facts();
      // Someone else may have been faster.
      this.#refuseTaken(claim);
      return await this.#store({ uri, virtualization, named: name !== undefined, name: name ?? facts.hostname }, live);
    } catch (error) {
      await live.close();
      // What virt and libvirt say names the socket and the reason already.
      if (isHobError(error)) throw error;
      throw new HostUnreachable({ uri, reason: (error as Error).message }, { cause: error });
    }
  }

  /** Stores a host whether it answers or not, as at the first start; nothing when it is there already. */
  async ensure(uri: string): Promise<void> {
    parseLibvirtUri(uri);
    if (this.hosts().some((host) => host.row.uri === uri)) return;
    // Until it says itself what it is called.
    const name = /^[a-z]+:\/\/\/(system|session)$/.test(uri) ? hostname() : uri;
    await this.#store({ uri, virtualization: "auto", named: false, name }, openHost({ uri, name }));
  }

  /** @throws HostNotFound or HostNameTaken. */
  async change(id: string, change: Partial<Pick<HostRow, "name" | "virtualization">>): Promise<ManagedHost> {
    const host = this.host(id);
    if (change.name !== undefined && change.name !== host.name) this.#refuseTaken({ name: change.name });
    await host.change(change);
    return host;
  }

  /** Forgets a host; nothing on it is touched. @throws HostNotFound */
  async remove(id: string): Promise<void> {
    const host = this.host(id);
    await this.#options.store.remove(host.id);
    await this.#options.notices.clear(`grid.guest-type:${host.id}`);
    this.#hosts.delete(host.id);
    host.inventory.clear();
    await host.close();
    clearTimeout(this.#untold.get(host.id));
    this.#untold.delete(host.id);
    this.#told.delete(host.id);
    this.#options.events.publish({ resource: "hosts", id: host.id, change: "removed" });
  }

  /** Platforms have come or gone: every connected host is asked again. */
  resettle(): void {
    for (const host of this.#hosts.values()) if (host.isReady) host.resettle();
  }

  async close(): Promise<void> {
    for (const timer of this.#untold.values()) clearTimeout(timer);
    await Promise.all(this.hosts().map((host) => host.close()));
    this.#hosts.clear();
  }

  async #store(wanted: Pick<HostRow, "uri" | "name" | "named" | "virtualization">, live: Host): Promise<ManagedHost> {
    const id = this.#newId();
    const name = wanted.named ? wanted.name : this.#freeName(wanted.name, id);
    const row: HostRow = { id, ...wanted, name, remembered: null, createdAt: Date.now() };
    await this.#options.store.add(row);
    return this.#manage(row, live);
  }

  #manage(row: HostRow, live: Host): ManagedHost {
    const { store, notices, log, platforms } = this.#options;
    const host = new ManagedHost({
      row,
      live,
      store,
      notices,
      log,
      platforms,
      nameFor: (hostname, id) => this.#freeName(hostname, id),
      onGuest: (change) => this.#guestListeners.tell(change),
      onSamples: (batch) => this.#sampleListeners.tell(batch),
      onChange: () => this.#tellSoon(row.id),
    });
    host.samples.watch(this.#isWatched);
    this.#hosts.set(row.id, host);
    this.#tell(row.id);
    return host;
  }

  #tellSoon(id: string): void {
    if (this.#untold.has(id)) return;
    this.#untold.set(id, setTimeout(() => this.#tell(id), tellWithinMs).unref());
  }

  #tell(id: string): void {
    this.#untold.delete(id);
    const host = this.#hosts.get(id);
    if (!host) return;
    const item = hostItem(host);
    const told = this.#told.get(id);
    if (isDeepStrictEqual(told, item)) return;
    this.#told.set(id, item);
    this.#options.events.publish({ resource: "hosts", id, change: told ? "changed" : "created", item });
  }

  #refuseTaken({ uri, name }: { readonly uri?: string; readonly name?: string }): void {
    for (const { row } of this.#hosts.values()) {
      if (row.uri === uri) throw new HostUriTaken({ uri, host: row.name });
      if (row.name === name) throw new HostNameTaken({ name, uri: row.uri });
    }
  }

  #freeName(wanted: string, id: string): string {
    const taken = new Set(this.hosts().flatMap((host) => (host.id === id ? [] : [host.name])));
    if (!taken.has(wanted)) return wanted;
    for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
  }

  #newId(): string {
    const letters = "abcdefghijkmnpqrstuvwxyz23456789";
    const id = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("");
    return this.#hosts.has(id) ? this.#newId() : id;
  }
}

function memoryGiven(host: ManagedHost): number {
  let given = 0;
  for (const guest of host.guests.values())
    if (guest.state !== "shutoff" && guest.state !== "crashed") given += guest.memory;
  return given;
}
