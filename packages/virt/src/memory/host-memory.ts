import type { Bytes } from "@hob/units";
import type { Hugepages } from "./hugepages.ts";

/** A NUMA cell: processors and the memory that is near to them. */
export interface MemoryCell {
  readonly id: number;
  readonly memory: Bytes;
  /** Null where libvirt does not tell. */
  readonly free: Bytes | null;
  /** Its logical processors, in rising order. */
  readonly processors: readonly number[];
  /** How far the memory of each cell is, by the cell's number; 10 is near. */
  readonly distances: ReadonlyMap<number, number>;
  /** Its pages of every size, ordinary ones among them. */
  readonly pages: readonly Hugepages[];
}

/** What a host's memory is used for; what the driver does not tell is null. */
export interface MemoryStatistics {
  readonly total: Bytes | null;
  readonly free: Bytes | null;
  readonly buffers: Bytes | null;
  readonly cached: Bytes | null;
}

/** A host's memory. */
export interface HostMemory {
  /** What is free for new guests without taking anything from caches. */
  free(): Promise<Bytes>;
  /** Of one NUMA cell, or of all together. */
  statistics(cell?: number): Promise<MemoryStatistics>;
  /** The NUMA cells; a host without NUMA has one. */
  cells(): Promise<readonly MemoryCell[]>;
  /**
   * Puts pages of one size into a cell's pool, or, with `set`, makes the pool that large.
   *
   * @returns how many cells' pools were changed; the kernel may have found fewer pages than asked.
   */
  allocatePages(pages: {
    readonly cell: number;
    readonly size: Bytes;
    readonly count: number;
    readonly set?: boolean;
  }): Promise<number>;
}
