import { type GridGuest, InvalidCursor } from "@hob/plugin-grid";
import type { Page } from "@hob/resources";
import type { Vm, VmState } from "../../model/index.ts";
import { VmAmbiguous, VmNotFound } from "./vm-errors.ts";
import { vmStateOf } from "./vm-state.ts";

/** What a list of VMs can be narrowed by. */
export interface VmQuery {
  /** Part of the name or the UUID, in any case. */
  readonly search?: string;
  readonly state?: VmState;
  /** A host's id. */
  readonly host?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** A VM of the index. Replaced, never changed. */
export interface IndexedVm {
  readonly vm: Vm;
  readonly uuid: string;
  /** What a search looks in, in lower case. */
  readonly haystack: string;
}

// `vm-2` comes before `vm-10`.
const collator = new Intl.Collator("en", { numeric: true });
const byName = (a: IndexedVm, b: IndexedVm) =>
  collator.compare(a.vm.name, b.vm.name) || (a.vm.id < b.vm.id ? -1 : a.vm.id > b.vm.id ? 1 : 0);

/** All VMs as they are listed, by name, ready to be paged through and searched. */
export class VmIndex {
  readonly #byId = new Map<string, IndexedVm>();
  /** By name. */
  readonly #sorted: IndexedVm[] = [];

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): IndexedVm | undefined {
    return this.#byId.get(id);
  }

  /** Takes in a guest. @returns the VM, and whether it was there and has changed. */
  put(guest: GridGuest, os: string | null): { readonly vm: Vm; readonly change: "created" | "changed" | "same" } {
    const id = vmId(guest);
    const known = this.#byId.get(id);
    const { host, name, vcpus, memory, persistent, autostart, uuid } = guest;
    const vm: Vm = { id, host, name, state: vmStateOf(guest), vcpus, memory, os, persistent, autostart };
    if (known && isSame(known.vm, vm)) return { vm: known.vm, change: "same" };
    const entry = { vm, uuid, haystack: known?.vm.name === name ? known.haystack : `${name.toLowerCase()} ${uuid}` };
    if (known && known.vm.name === name) this.#sorted[this.#position(known)] = entry;
    else {
      if (known) this.#sorted.splice(this.#position(known), 1);
      this.#sorted.splice(firstAfter(this.#sorted, entry), 0, entry);
    }
    this.#byId.set(id, entry);
    return { vm, change: known ? "changed" : "created" };
  }

  remove(id: string): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    this.#sorted.splice(this.#position(entry), 1);
    this.#byId.delete(id);
  }

  /**
   * One page. The cursor is the place of the last item in the order, so that nothing is missed or repeated when VMs
   * come and go while the list is paged through.
   *
   * @throws InvalidCursor
   */
  list({ search, state, host, limit, cursor }: VmQuery): Page<Vm> {
    const needle = search?.toLowerCase();
    const sorted = this.#sorted;
    const wanted =
      needle === undefined && state === undefined && host === undefined
        ? sorted
        : sorted.filter(
            ({ vm, haystack }) =>
              (state === undefined || vm.state === state) &&
              (host === undefined || vm.host === host) &&
              (needle === undefined || haystack.includes(needle)),
          );
    const from = cursor === undefined ? 0 : firstAfter(wanted, parseCursor(cursor));
    const page = wanted.slice(from, limit === undefined ? undefined : from + limit);
    const last = page.at(-1);
    const next = last && from + page.length < wanted.length ? { next: printCursor(last) } : {};
    return { items: page.map(({ vm }) => vm), total: wanted.length, ...next };
  }

  /**
   * By id; by UUID or name, where it is unique.
   *
   * @throws VmNotFound, VmAmbiguous
   */
  find(text: string, nameOfHost: (id: string) => string): IndexedVm {
    const exact = this.#byId.get(text);
    if (exact) return exact;
    const uuid = text.toLowerCase();
    const candidates = this.#sorted.filter((entry) => entry.uuid === uuid || entry.vm.name === text);
    const [first, ...others] = candidates;
    if (!first) throw new VmNotFound({ vm: text });
    if (others.length === 0) return first;
    throw new VmAmbiguous({
      vm: text,
      candidates: candidates.map(({ vm }) => ({ id: vm.id, host: nameOfHost(vm.host) })),
    });
  }

  #position(entry: IndexedVm): number {
    return firstAfter(this.#sorted, entry) - 1;
  }
}

/** A VM's id: host and UUID, because a migration can leave a definition on both ends. */
export function vmId({ host, uuid }: Pick<GridGuest, "host" | "uuid">): string {
  return `${host}.${uuid}`;
}

function isSame(a: Vm, b: Vm): boolean {
  return (Object.keys(b) as (keyof Vm)[]).every((key) => a[key] === b[key]);
}

/** How many entries of a sorted list are not after a place in the order. */
function firstAfter(sorted: readonly IndexedVm[], place: IndexedVm): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byName(sorted[middle] as IndexedVm, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const printCursor = ({ vm }: IndexedVm) => Buffer.from(JSON.stringify([vm.name, vm.id])).toString("base64url");

function parseCursor(cursor: string): IndexedVm {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [unknown, unknown];
    if (typeof name === "string" && typeof id === "string") return { vm: { name, id } as Vm, uuid: "", haystack: "" };
  } catch (error) {
    throw new InvalidCursor({ cursor }, { cause: error });
  }
  throw new InvalidCursor({ cursor });
}
