import type { Events, Log } from "@hob/plugin-api";
import type { Grid, GridGuest, GridHost, GuestChange, SampleBatch } from "@hob/plugin-grid";
import type { Guest } from "@hob/virt";
import { type Vm, vmSampleColumns } from "../../model/index.ts";
import type { Osinfo } from "../osinfo.ts";
import { OsReader } from "./os-reader.ts";
import { vmId, VmIndex } from "./vm-index.ts";

/** What the directory is made with. */
export interface VmDirectoryOptions {
  readonly grid: Grid;
  readonly events: Events;
  readonly osinfo: Osinfo;
  readonly log: Log;
}

/** A VM that was found: what is known of it from memory, and its host. */
export interface FoundVm {
  readonly id: string;
  readonly uuid: string;
  readonly name: string;
  /** As it is listed. */
  readonly vm: Vm;
  readonly host: GridHost;
  /** The live guest. @throws HostNotConnected, GuestNotFound */
  guest(): Promise<Guest>;
}

/**
 * The VMs of all hosts: the grid's guests in the product's words, kept up to date by its changes, and told to whoever
 * listens to the server's events.
 */
export class VmDirectory {
  readonly index = new VmIndex();
  readonly #options: VmDirectoryOptions;
  readonly #reader: OsReader;
  readonly #off: readonly (() => void)[];

  constructor(options: VmDirectoryOptions) {
    const { grid, events, log } = options;
    this.#options = options;
    this.#reader = new OsReader({
      grid,
      onOs: (guest, osId) => this.#learn(guest, osId),
      onError: (error) => log.warn({ err: error }, "Could not read what operating systems guests have"),
    });
    const watch = () => grid.watchSamples(events.wantsSamples("vms"));
    this.#off = [
      grid.onGuest((change) => this.#hear(change)),
      grid.onSamples((batch) => this.#pass(batch)),
      events.onDemand(watch),
    ];
    for (const host of grid.hosts()) {
      for (const guest of host.guests.values()) this.#hear({ change: "created", guest, redefined: true });
    }
    watch();
  }

  /**
   * By id; by UUID or name, where it is unique.
   *
   * @throws VmNotFound, VmAmbiguous
   */
  find(text: string): FoundVm {
    const { grid } = this.#options;
    const { vm, uuid } = this.index.find(text, (id) => grid.host(id).name);
    const host = grid.host(vm.host);
    return { id: vm.id, uuid, name: vm.name, vm, host, guest: async () => host.connection.guest(uuid) };
  }

  /** Stops following the grid. */
  close(): void {
    for (const off of this.#off) off();
  }

  #hear({ change, guest, redefined }: GuestChange): void {
    const id = vmId(guest);
    if (change === "removed") {
      this.index.remove(id);
      this.#options.events.publish({ resource: "vms", id, change });
      return;
    }
    this.#put(guest, this.index.get(id)?.vm.os ?? null);
    if (redefined && !guest.stale) this.#reader.want(guest);
  }

  async #learn({ host, uuid }: { readonly host: string; readonly uuid: string }, osId: string | null): Promise<void> {
    const os = osId === null ? null : ((await this.#options.osinfo()).find(osId)?.shortId ?? null);
    const guest = this.#options.grid.host(host).guests.get(uuid);
    if (guest) this.#put(guest, os);
  }

  #put(guest: GridGuest, os: string | null): void {
    const { vm, change } = this.index.put(guest, os);
    if (change !== "same") this.#options.events.publish({ resource: "vms", id: vm.id, change, item: vm });
  }

  #pass({ host, at, rows }: SampleBatch): void {
    const { events } = this.#options;
    if (!events.wantsSamples("vms")) return;
    events.publishSamples({
      resource: "vms",
      at,
      columns: vmSampleColumns,
      rows: rows.map(([uuid, figures]) => [vmId({ host, uuid }), ...figures] as const),
    });
  }
}
