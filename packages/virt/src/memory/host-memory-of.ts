import {
  isLibvirtError,
  nodeAllocPages,
  nodeAllocPagesFlag,
  nodeGetCellsFreeMemory,
  nodeGetFreeMemory,
  nodeGetFreePages,
  nodeGetMemoryStats,
  nodeMemoryStat,
  nodeMemoryStatsOf,
} from "@hob/libvirt";
import type { NumaCell } from "@hob/libvirt-xml";
import { bytes } from "@hob/units";
import type { Link } from "../host/link.ts";
import { readCapabilities } from "../host/read-capabilities.ts";
import { sizeOfBytes, sizeOfKibibytes } from "../sizes.ts";
import type { HostMemory, MemoryCell, MemoryStatistics } from "./host-memory.ts";

/** A host's memory. */
export function hostMemoryOf(link: Link): HostMemory {
  return {
    free: async () => sizeOfBytes((await link.call(nodeGetFreeMemory, {})).memory),
    statistics: (cell = nodeMemoryStatsOf.all) => readStatistics(link, cell),
    async cells() {
      const { host } = await readCapabilities(link);
      return Promise.all(host.cells.map((cell) => readCell(link, cell)));
    },
    async allocatePages({ cell, size, count, set = false }) {
      const args = {
        pageSizes: [size / 1024],
        pageCounts: [BigInt(count)],
        startCell: cell,
        cellCount: 1,
        flags: set ? nodeAllocPagesFlag.set : nodeAllocPagesFlag.add,
      };
      return (await link.callApart(nodeAllocPages, args)).count;
    },
  };
}

async function readCell(link: Link, { id, memory, pages, distances, cpus }: NumaCell): Promise<MemoryCell> {
  const sizes = pages.map(({ size }) => size / 1024);
  const [free, counts] = await Promise.all([
    orNull(link.call(nodeGetCellsFreeMemory, { startCell: id, maxCells: 1 })),
    sizes.length === 0 ? null : orNull(link.call(nodeGetFreePages, { pages: sizes, startCell: id, cellCount: 1 })),
  ]);
  const left = free?.cells[0];
  return {
    id,
    memory: memory ?? bytes(0),
    free: left === undefined ? null : sizeOfBytes(left),
    processors: cpus.map((one) => one.id).toSorted((a, b) => a - b),
    distances: new Map(distances.map((distance) => [distance.id, distance.value])),
    pages: pages.map(({ size, count }, index) => {
      const unused = counts?.counts[index];
      return { size, total: count, free: unused === undefined ? null : Number(unused) };
    }),
  };
}

async function readStatistics(link: Link, cell: number): Promise<MemoryStatistics> {
  const { parameterCount } = await link.call(nodeGetMemoryStats, { cell, parameterCount: 0 });
  const { parameters } = await link.call(nodeGetMemoryStats, { cell, parameterCount });
  const told = new Map(parameters.map(({ field, value }) => [field, sizeOfKibibytes(value)]));
  const figure = (name: keyof typeof nodeMemoryStat) => told.get(nodeMemoryStat[name]) ?? null;
  return { total: figure("total"), free: figure("free"), buffers: figure("buffers"), cached: figure("cached") };
}

/** Drivers, and kernels without NUMA, do not tell everything; the test driver's "nothing" comes as an internal error. */
async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isLibvirtError(error)) return null;
    throw error;
  }
}
