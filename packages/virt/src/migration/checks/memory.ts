import { nodeGetMemoryStats } from "@hob/libvirt";
import { formatBytes } from "@hob/units";
import { sizeOfKibibytes } from "../../sizes.ts";
import { answerOf, type Check, ok, warning } from "./check.ts";

/** All of the host's NUMA cells together. @source libvirt-host.h, VIR_NODE_MEMORY_STATS_ALL_CELLS */
const allCells = -1;
/** Fields that a host has in all; asking for more does no harm. */
const fields = 16;

/** A destination with memory for the guest. */
export const checkMemory: Check = async ({ to, before, documents: { there } }) => {
  if (!before.active) return [];
  const { parameterCount } = (await answerOf(to, nodeGetMemoryStats, { parameterCount: 0, cell: allCells })) ?? {
    parameterCount: fields,
  };
  const answer = await answerOf(to, nodeGetMemoryStats, { parameterCount, cell: allCells });
  if (answer === null) return [warning(`'${to.name}' does not tell how much memory is free.`)];
  const free = answer.parameters
    .filter(({ field }) => ["free", "buffers", "cached"].includes(field))
    .reduce((sum, { value }) => sum + value, 0n);
  const room = sizeOfKibibytes(free);
  const wanted = there.currentMemory ?? there.memory;
  if (room >= wanted) return [ok(`'${to.name}' has ${formatBytes(room)} of memory free.`)];
  return [warning(`It needs ${formatBytes(wanted)} of memory, and '${to.name}' has ${formatBytes(room)} free.`)];
};
