import {
  type CallOptions,
  type Closed,
  ConnectFailed,
  type Connection,
  ConnectionLost,
  domainEvents,
  openConnection,
  type OpenedStream,
  parseLibvirtUri,
  type Procedure,
  type StreamProcedure,
} from "@hob/libvirt";
import { WantedEvents } from "../events/wanted-events.ts";
import { type GuestEvent, guestEventOf } from "../guest/guest-event.ts";
import { Lanes } from "../lanes.ts";
import { Listeners } from "../listeners.ts";
import { HostUnavailable } from "../virt-errors.ts";
import { type Backoff, backoffMs } from "./backoff.ts";
import { EpochCache } from "./epoch-cache.ts";
import { HostAccess } from "./host-access.ts";
import type { HostOptions } from "./host.ts";
import type { HostState } from "./host-state.ts";

const patience: Backoff = { firstMs: 250, maxMs: 2000 };
/** Dead within 7.5 s of the last sign of life. */
const watchfulness = { intervalMs: 1500, count: 3 };
/** A daemon may take long to open a driver, but one that never answers must not be waited for for ever. */
const openTimeoutMs = 60_000;

/** Long calls at a time; a daemon has 20 workers for all its clients, unless it is told otherwise. */
const lanes = 8;

/** A connection for one long piece of work. */
export type WorkConnection = Pick<
  Connection,
  "call" | "openStream" | "openReadable" | "openWritable" | "subscribe" | "onEvent" | "close"
>;

/** What every noun of a host reaches libvirt through: the connection of the moment. */
export class Link {
  readonly uri: string;
  /** What messages call the host. */
  name: string;
  readonly states = new Listeners<HostState>();
  readonly guestEvents = new Listeners<GuestEvent>();
  /** What is heard over all connections. */
  readonly events = new WantedEvents();
  /** What was learnt in this epoch. */
  readonly cache = new EpochCache();
  /** What its connections are let in by. */
  readonly access: HostAccess;
  readonly #options: HostOptions;
  readonly #isSimulated: boolean;
  readonly #ending = new AbortController();
  readonly #lanes = new Lanes(lanes);
  #state: HostState = { kind: "connecting" };
  #connection: Connection | null = null;
  #connecting = false;
  #epoch = 0;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @throws InvalidUri, TransportUnsupported */
  constructor(options: HostOptions) {
    this.uri = options.uri;
    this.name = options.name ?? options.uri;
    this.#options = options;
    this.access = new HostAccess(options.uri, options);
    this.#isSimulated = parseLibvirtUri(options.uri).driver === "test";
    this.events.add(domainEvents.lifecycle, {}, (event) => {
      const told = guestEventOf(event);
      if (told) this.guestEvents.tell(told);
    });
    void this.#connect();
  }

  get state(): HostState {
    return this.#state;
  }

  /** Aborts with `close()`. */
  get ended(): AbortSignal {
    return this.#ending.signal;
  }

  /** @throws HostUnavailable when there is no connection, or it is lost meanwhile; otherwise what the call throws. */
  async call<Args, Result>(procedure: Procedure<Args, Result>, args: Args, options?: CallOptions): Promise<Result> {
    const connection = this.#current();
    try {
      return await connection.call(procedure, args, options);
    } catch (error) {
      throw this.#asUnavailable(error);
    }
  }

  async openStream<Args, Result>(
    procedure: StreamProcedure<Args, Result>,
    args: Args,
    options?: CallOptions,
  ): Promise<OpenedStream<Result>> {
    const connection = this.#current();
    try {
      return await connection.openStream(procedure, args, options);
    } catch (error) {
      throw this.#asUnavailable(error);
    }
  }

  /**
   * Calls a procedure that may take seconds, on a connection of its own: a daemon reads only a few requests of one
   * connection ahead, so that long ones would hold up the rest, answers to pings included. Some run at a time, the others
   * wait in line.
   */
  async callApart<Args, Result>(procedure: Procedure<Args, Result>, args: Args): Promise<Result> {
    return this.#lanes.run(async () => {
      const connection = await this.openWorkConnection();
      try {
        return await connection.call(procedure, args);
      } catch (error) {
        throw this.#asUnavailable(error);
      } finally {
        await connection.close();
      }
    });
  }

  /**
   * A connection for one long piece of work, which the caller closes.
   *
   * Simulated hosts live in their connection: there the host's own is lent, and closing it does nothing.
   *
   * @param pausable reading from it may be paused, so that silence proves nothing.
   */
  async openWorkConnection({
    signal,
    pausable = false,
  }: { readonly signal?: AbortSignal | undefined; readonly pausable?: boolean } = {}): Promise<WorkConnection> {
    const current = this.#current();
    if (this.#isSimulated) {
      return {
        call: (procedure, args, options) => current.call(procedure, args, options),
        openStream: (procedure, args, options) => current.openStream(procedure, args, options),
        openReadable: (procedure, args, options) => current.openReadable(procedure, args, options),
        openWritable: (procedure, args, options) => current.openWritable(procedure, args, options),
        subscribe: (events, choice, listener) => current.subscribe(events, choice, listener),
        onEvent: (procedure, listener) => current.onEvent(procedure, listener),
        close: async () => {},
      };
    }
    const { keepalive } = this.#options;
    try {
      return await openConnection(this.uri, {
        ...(await this.access.options()),
        ...(pausable ? { keepalive: null } : keepalive ? { keepalive } : {}),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      throw this.#asUnavailable(error);
    }
  }

  reconnect(): void {
    if (this.#connection || this.#connecting || this.#ending.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#change({ kind: "connecting" });
    void this.#connect();
  }

  async close(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#ending.abort();
    const connection = this.#connection;
    this.#connection = null;
    this.events.lost();
    this.#change({ kind: "disconnected", reason: "client", error: null, retryAt: null });
    this.events.giveUp(new HostUnavailable({ host: this.name, reason: "it was closed" }));
    await connection?.close();
  }

  #current(): Connection {
    if (this.#connection) return this.#connection;
    throw new HostUnavailable(
      { host: this.name, reason: this.#why() },
      this.#state.kind === "disconnected" && this.#state.error ? { cause: this.#state.error } : {},
    );
  }

  /** The loss or the lack of a connection as ours, which names the host; anything else as it is. */
  #asUnavailable(error: unknown): unknown {
    if (error instanceof ConnectFailed) {
      return new HostUnavailable({ host: this.name, reason: error.message.replace(/\.$/, "") }, { cause: error });
    }
    if (!(error instanceof ConnectionLost)) return error;
    const reason = `the connection was lost: ${error.details.reason.replace(/\.$/, "")}`;
    return new HostUnavailable({ host: this.name, reason }, { cause: error });
  }

  #why(): string {
    if (this.#state.kind !== "disconnected") return "it is being connected to";
    if (this.#state.reason === "client") return "it was closed";
    return this.#state.error?.message.replace(/\.$/, "") ?? "the daemon ended the connection";
  }

  async #connect(): Promise<void> {
    this.#connecting = true;
    const signal = AbortSignal.any([this.#ending.signal, AbortSignal.timeout(openTimeoutMs)]);
    try {
      const keepalive = this.#options.keepalive ?? watchfulness;
      const connection = await openConnection(this.uri, { ...(await this.access.options()), keepalive, signal });
      await this.#listen(connection, signal);
      if (this.#ending.signal.aborted) await connection.close();
      else this.#connected(connection);
    } catch (error) {
      this.access.forget();
      this.#retry({ reason: "error", error: error as Error });
    } finally {
      this.#connecting = false;
    }
  }

  /** Has events delivered before anyone lists, so that nothing falls between. */
  async #listen(connection: Connection, signal: AbortSignal): Promise<void> {
    const giveUp = () => void connection.close();
    signal.addEventListener("abort", giveUp, { once: true });
    try {
      await this.events.openAll(connection);
    } catch (error) {
      this.events.lost();
      await connection.close();
      throw error;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
  }

  #connected(connection: Connection): void {
    this.#connection = connection;
    this.#failures = 0;
    this.#epoch += 1;
    this.cache.clear();
    void connection.closed.then((closed) => {
      if (this.#connection !== connection) return;
      this.#connection = null;
      this.events.lost();
      this.#retry(closed);
    });
    this.#change({ kind: "connected", epoch: this.#epoch });
  }

  #retry({ reason, error }: Closed): void {
    if (this.#ending.signal.aborted) return;
    this.#failures += 1;
    const waitMs = backoffMs(this.#options.backoff ?? patience, this.#failures, Math.random());
    this.#timer = setTimeout(() => void this.#connect(), waitMs);
    this.#change({ kind: "disconnected", reason, error: error ?? null, retryAt: Date.now() + waitMs });
  }

  #change(state: HostState): void {
    this.#state = state;
    this.states.tell(state);
  }
}
