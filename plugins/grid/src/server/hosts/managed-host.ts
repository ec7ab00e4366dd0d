import { describeError, isHobError } from "@hob/errors";
import type { Log, Notices } from "@hob/plugin-api";
import type { CloseReason, Host, HostFacts, HostState } from "@hob/virt";
import type { GuestChange, GridGuest } from "../grid-guest.ts";
import { Inventory } from "../inventory.ts";
import { Listeners } from "../listeners.ts";
import type { Platform, Verdict } from "../platform.ts";
import { HostSamples, type SampleBatch } from "../samples/host-samples.ts";
import { HostNotConnected } from "./host-errors.ts";
import type { HostRow } from "./host-row.ts";
import type { HostStore } from "./host-store.ts";
import { Settlement } from "./settlement.ts";
import { type Arriving, whileArriving } from "./while-arriving.ts";

/** Why a connection ended, for people, where there is no error to say more. */
const closed: Readonly<Record<CloseReason, string>> = {
  error: "The connection failed.",
  "end-of-file": "libvirt closed the connection.",
  keepalive: "libvirt no longer answers.",
  client: "Hob closed the connection.",
};

/** What a managed host is made with. */
export interface ManagedHostOptions {
  readonly row: HostRow;
  readonly live: Host;
  readonly store: HostStore;
  readonly notices: Notices;
  readonly log: Log;
  readonly platforms: () => readonly Platform[];
  /** Picks a name that no other host has, for a host that was not named by a person. */
  readonly nameFor: (hostname: string, id: string) => string;
  readonly onGuest: (change: GuestChange) => void;
  readonly onSamples: (batch: SampleBatch) => void;
  /** Called whenever what is shown of the host may have changed. */
  readonly onChange: () => void;
}

/** A host of the grid: its row, its connection, its guests, and what they are run with. */
export class ManagedHost implements Arriving {
  readonly live: Host;
  readonly inventory: Inventory;
  readonly samples: HostSamples;
  readonly settlement: Settlement;
  readonly #options: ManagedHostOptions;
  readonly #off: readonly (() => void)[];
  readonly #changes = new Listeners<void>();
  #row: HostRow;
  #kind: HostState["kind"] = "connecting";
  #facts: HostFacts | null = null;
  #synchronised = false;
  #problem: string | null = null;
  #since = Date.now();

  constructor(options: ManagedHostOptions) {
    const { row, live } = options;
    this.#options = options;
    this.#row = row;
    this.live = live;
    live.rename(row.name);
    this.inventory = new Inventory({
      host: row.id,
      live,
      onChange: (change) => this.#tell(change),
      onError: (error) => this.#fail("read its guests", error),
    });
    this.samples = new HostSamples({
      host: row.id,
      live,
      runs: () => [...this.guests.values()].some((guest) => guest.state === "running"),
      onBatch: options.onSamples,
      onError: (error) => this.#fail("take live figures", error),
    });
    this.settlement = new Settlement({
      live,
      platforms: options.platforms,
      subject: () => ({
        identity: { id: row.id, name: this.name },
        setting: this.#row.virtualization,
        remembered: this.#row.remembered,
      }),
      onVerdict: (verdict) => this.#accept(verdict),
      onFailure: (error) => this.#fail("find out what guests can be run with", error),
    });
    this.#off = [live.onGuestEvent((event) => this.inventory.hear(event)), live.onState((state) => this.#enter(state))];
    if (live.state.kind === "connected") this.#enter(live.state);
  }

  get row(): HostRow {
    return this.#row;
  }
  get id(): string {
    return this.#row.id;
  }
  get name(): string {
    return this.#row.name;
  }
  /** What was learnt at the last connect; null before the first. */
  get facts(): HostFacts | null {
    return this.#facts;
  }
  /** By UUID, from memory; stale where the host is not connected. */
  get guests(): ReadonlyMap<string, GridGuest> {
    return this.inventory.guests;
  }
  /** Connected, and its guests are known. */
  get isReady(): boolean {
    return this.live.state.kind === "connected" && this.#synchronised;
  }
  get isArriving(): boolean {
    const { kind } = this.live.state;
    if (kind !== "connected") return kind === "connecting";
    return this.#problem === null && (!this.#synchronised || this.settlement.last === null);
  }
  onChange(listener: () => void): () => void {
    return this.#changes.add(listener);
  }
  /** The last figures of a running guest, oldest first. */
  history(uuid: string): [at: number, figures: (number | null)[]][] {
    return this.samples.history(uuid);
  }

  /** When it came into its present state, in ms since 1970. */
  get since(): number {
    return this.#since;
  }
  /** What is wrong with it, for people; null when nothing is. */
  get reason(): string | null {
    const { state } = this.live;
    return state.kind === "disconnected" ? (state.error?.message ?? closed[state.reason]) : this.#problem;
  }
  /** What to do about that, where it is known. */
  get hint(): string | null {
    const { state } = this.live;
    return (state.kind === "disconnected" && isHobError(state.error) && state.error.hint) || null;
  }

  /** The connection, to make calls on. @throws HostNotConnected at once when there is none. */
  get connection(): Host {
    const { kind } = this.live.state;
    if (kind === "connected") return this.live;
    const reason = kind === "connecting" ? "it is being connected to" : this.reason;
    throw new HostNotConnected({ name: this.name, reason });
  }

  /**
   * What guests are run with; waits for a proof that is under way, and a moment for a host that is just arriving.
   *
   * @throws HostNotConnected, and what the platform throws.
   */
  async verdict({ signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<Verdict> {
    await whileArriving([this], { signal });
    void this.connection;
    return this.settlement.verdict();
  }

  /** Stores a new name or setting; a new setting is settled at once. */
  async change(change: Partial<Pick<HostRow, "name" | "virtualization">>): Promise<void> {
    const named = this.#row.named || change.name !== undefined;
    const before = this.#row.virtualization;
    await this.#options.store.change(this.id, { ...change, named });
    this.#row = { ...this.#row, ...change, named };
    this.live.rename(this.name);
    if (this.#row.virtualization !== before && this.isReady) this.resettle();
    this.#changed();
  }

  /** Asks the platform again, in the background: a failure is shown with the host. */
  resettle(): void {
    this.settlement.ask().then(
      () => undefined,
      () => undefined,
    );
  }

  /** Closes the connection; nothing more is told. */
  async close(): Promise<void> {
    for (const off of this.#off) off();
    this.settlement.forget(new HostNotConnected({ name: this.name, reason: closed.client }));
    this.samples.pause();
    await this.live.close();
  }

  #changed(): void {
    this.#options.onChange();
    this.#changes.tell();
  }

  #tell(change: GuestChange): void {
    if (change.change === "removed") this.samples.forget(change.guest.uuid);
    this.#options.onGuest(change);
    this.#changed();
  }

  #enter(state: HostState): void {
    // Every failed attempt is told again; only the first is news.
    const isNews = state.kind !== this.#kind || state.kind === "connected";
    this.#kind = state.kind;
    if (isNews) {
      this.#synchronised = false;
      this.#problem = null;
      this.#since = Date.now();
      this.settlement.forget(new HostNotConnected({ name: this.name, reason: this.reason }));
      this.samples.pause();
      this.inventory.disconnect();
    }
    if (state.kind === "connected") void this.#arrive(state.epoch);
    this.#changed();
  }

  /** After every connect: what the machine is and all its guests, then what to run them with. Never rejects. */
  async #arrive(epoch: number): Promise<void> {
    const isCurrent = () => this.live.state.kind === "connected" && this.live.state.epoch === epoch;
    try {
      const [facts] = await Promise.all([this.live.facts(), this.inventory.synchronise()]);
      if (!isCurrent()) return;
      this.#facts = facts;
      await this.#adoptName(facts.hostname);
      this.#synchronised = true;
      this.#since = Date.now();
      this.samples.resume();
      this.resettle();
      this.#changed();
    } catch (error) {
      if (isCurrent()) this.#fail("read what is on it", error);
    }
  }

  async #adoptName(hostname: string): Promise<void> {
    if (this.#row.named) return;
    const name = this.#options.nameFor(hostname, this.id);
    if (name === this.name) return;
    await this.#options.store.change(this.id, { name });
    this.#row = { ...this.#row, name };
    this.live.rename(name);
  }

  async #accept({ remember, notice }: Verdict): Promise<void> {
    const { id, name } = this;
    const { store, notices } = this.#options;
    if (remember) {
      this.#row = { ...this.#row, remembered: remember };
      await store.change(id, { remembered: remember });
    }
    const key = `grid.guest-type:${id}`;
    if (notice) {
      await notices.raise({ key, severity: "warning", ...notice, target: { resource: "hosts", id, name } });
    } else await notices.clear(key);
    this.#changed();
  }

  #fail(what: string, error: unknown): void {
    if (isHobError(error, "unavailable") && this.live.state.kind !== "connected") return;
    this.#problem = `Could not ${what}: ${describeError(error).message}`;
    this.#options.log.error({ host: this.id, err: error }, this.#problem);
    this.#changed();
  }
}
