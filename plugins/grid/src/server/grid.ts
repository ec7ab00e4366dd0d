import { serviceRef } from "@hob/plugin-api";
import type { Host, HostFacts } from "@hob/virt";
import type { VirtualizationSetting } from "../model/index.ts";
import type { GridGuest, GuestChange } from "./grid-guest.ts";
import type { Placement } from "./placement.ts";
import type { Verdict } from "./platform.ts";
import type { SampleBatch } from "./samples/host-samples.ts";

/** A host as other plugins see it. */
export interface GridHost {
  readonly id: string;
  readonly name: string;
  /** The connection, whether it is there or not: for waiting and listening. */
  readonly live: Host;
  /** The connection, to make calls on. @throws HostNotConnected at once when there is none. */
  readonly connection: Host;
  /** Connected, and its guests are known. */
  readonly isReady: boolean;
  /** What was learnt at the last connect; null before the first. */
  readonly facts: HostFacts | null;
  /** By UUID, from memory; stale where the host is not connected. */
  readonly guests: ReadonlyMap<string, GridGuest>;
  /**
   * What guests are run with; waits for a proof that is under way, and up to 10 s for a host that is just arriving.
   *
   * @throws HostNotConnected
   */
  verdict(wait?: { readonly signal?: AbortSignal | undefined }): Promise<Verdict>;
  /** The last figures of a running guest, oldest first, in the order of {@link figureColumns}. */
  history(uuid: string): [at: number, figures: (number | null)[]][];
}

/** What is said when a host is added. */
export interface AddHost {
  readonly uri: string;
  readonly name?: string;
  readonly virtualization?: VirtualizationSetting;
}

/** All hosts, and all guests on them, in memory. */
export interface Grid {
  /** In the order in which they were added. */
  hosts(): readonly GridHost[];
  /** By id or name. @throws HostNotFound */
  host(idOrName: string): GridHost;
  /**
   * Where a new guest goes, and why; waits up to 10 s for hosts that are just arriving, if there is no other.
   *
   * @throws NoHostConnected
   */
  place(wanted: { readonly memory: number }, wait?: { readonly signal?: AbortSignal | undefined }): Promise<Placement>;
  /** Hears of every change of the inventory, from now on; read {@link GridHost.guests} first. @returns stop listening. */
  onGuest(listener: (change: GuestChange) => void): () => void;
  /** Hears of live figures, a batch a host. @returns stop listening. */
  onSamples(listener: (batch: SampleBatch) => void): () => void;
  /** Says whether someone looks at live figures, which sets how often they are taken. */
  watchSamples(isWatched: boolean): void;
}

/** The grid, offered by this plugin. */
export const gridService = serviceRef<Grid>("grid.grid");
