import { connectGetAllDomainStats, domainState, domainStats, domainStatsFlag, isLibvirtError } from "@hob/libvirt";
import type { DomainStatsRecord, TypedValue } from "@hob/libvirt";
import { sizeOfBytes } from "../sizes.ts";
import type { DiskCommitment } from "./host-resources.ts";
import type { Link } from "./link.ts";

/** One disk's sizes in bytes; null for what libvirt does not tell. */
interface DiskSizes {
  readonly path: string;
  readonly capacity: bigint | null;
  readonly allocated: bigint | null;
}

/** The space promised to all guests' disks, in one call; null where the driver has no bulk figures. */
export async function readDiskCommitment(link: Link): Promise<DiskCommitment | null> {
  try {
    const { records } = await link.call(connectGetAllDomainStats, {
      domains: [],
      stats: domainStats.state | domainStats.block,
      flags: domainStatsFlag.noWait,
    });
    const told = records.map(disksOf);
    if (told.length > 0 && told.every((disks) => disks === null)) return null;
    return diskCommitmentOf(told.flatMap((disks) => disks ?? []));
  } catch (error) {
    if (isLibvirtError(error, "no-support", "operation-unsupported", "argument-unsupported")) return null;
    throw error;
  }
}

/** Adds disks up; a file that several guests share counts once. */
export function diskCommitmentOf(disks: readonly DiskSizes[]): DiskCommitment {
  const files = new Map<string, DiskSizes>();
  for (const disk of disks) {
    if ((files.get(disk.path)?.capacity ?? null) === null) files.set(disk.path, disk);
  }
  let [promised, allocated, outstanding, unknown] = [0n, 0n, 0n, 0];
  for (const { capacity, allocated: taken } of files.values()) {
    if (capacity === null || taken === null) {
      unknown += 1;
      continue;
    }
    promised += capacity;
    allocated += taken;
    if (capacity > taken) outstanding += capacity - taken;
  }
  return {
    disks: files.size,
    promised: sizeOfBytes(promised),
    allocated: sizeOfBytes(allocated),
    outstanding: sizeOfBytes(outstanding),
    unknown,
  };
}

/**
 * The disks of one guest that are files or devices on the host. Of a guest that runs, the emulator tells in `physical`
 * what a file takes, and `allocation` is only how far it was written; of one that is off it is the other way round, and
 * what is 0 is left out. Null where the driver says nothing of disks.
 */
function disksOf({ parameters }: DomainStatsRecord): readonly DiskSizes[] | null {
  const told = new Map<string, TypedValue>();
  parameters.forEach((name, value) => told.set(name, value));
  const count = told.get("block.count");
  if (count === undefined) return null;
  const off = told.get("state.state") === domainState.shutoff;
  const taken = off ? "allocation" : "physical";
  return Array.from({ length: Number(count) }, (_, index) => {
    const figure = (name: string) => told.get(`block.${index}.${name}`);
    const capacity = figure("capacity");
    const path = figure("path");
    if (typeof path !== "string" || !path.startsWith("/")) return [];
    const known = typeof capacity === "bigint";
    const allocated = figure(taken);
    return [
      {
        path,
        capacity: known ? capacity : null,
        allocated: typeof allocated === "bigint" ? allocated : known ? 0n : null,
      },
    ];
  }).flat();
}
