import { connectListAllStoragePools, connectListAllStoragePoolsFlag, isLibvirtError, nodeGetInfo } from "@hob/libvirt";
import { bytes } from "@hob/units";
import { complete, sampleGuests } from "../guest/sample-guests.ts";
import type { GuestSample } from "../guest/guest-sample.ts";
import { inFlight } from "../in-flight.ts";
import { hostMemoryOf } from "../memory/host-memory-of.ts";
import { sizeOfKibibytes } from "../sizes.ts";
import { poolOf } from "../storage/pool-of.ts";
import { readDiskCommitment } from "./disk-commitment.ts";
import type { HostResources, PoolRoom } from "./host-resources.ts";
import type { Link } from "./link.ts";

/** What a host has, what its guests use of it, and what is free. */
export async function readResources(link: Link): Promise<HostResources> {
  const [node, statistics, [guests, disks], pools] = await Promise.all([
    link.call(nodeGetInfo, {}),
    unlessUnsupported(hostMemoryOf(link).statistics()),
    readGuests(link),
    readPoolRooms(link),
  ]);
  const running = guests.filter(({ state }) => state !== "shutoff" && state !== "nostate" && state !== "crashed");
  const sum = (figures: readonly (number | null)[]) => figures.reduce<number>((total, one) => total + (one ?? 0), 0);
  const { free, buffers, cached } = statistics ?? { free: null, buffers: null, cached: null };
  return {
    processors: { online: node.cpus, used: sum(running.map(({ vcpus }) => vcpus)) },
    memory: {
      total: statistics?.total ?? sizeOfKibibytes(node.memory),
      used: bytes(sum(running.map(({ memory }) => memory))),
      free: free === null ? null : bytes(sum([free, buffers, cached])),
    },
    disks,
    pools,
  };
}

/** One after the other: a guest that is being asked for one is too busy to be asked for the other. */
async function readGuests(link: Link) {
  return [await sampleWholeGuests(link), await readDiskCommitment(link)] as const;
}

async function sampleWholeGuests(link: Link): Promise<readonly GuestSample[]> {
  const samples = await inFlight(await sampleGuests(link), (sample) => complete(link, sample));
  return samples.filter((sample) => sample !== null);
}

async function readPoolRooms(link: Link): Promise<readonly PoolRoom[]> {
  const flags = connectListAllStoragePoolsFlag.active;
  const listed = await unlessUnsupported(link.call(connectListAllStoragePools, { needResults: true, flags }));
  const rooms = await inFlight(listed?.pools ?? [], (pool) => unlessGone(roomOf(link, pool)));
  return rooms.filter((room) => room !== null);
}

async function roomOf(link: Link, pool: { readonly name: string; readonly uuid: string }): Promise<PoolRoom> {
  const { capacity, allocation, available } = await poolOf(link, pool).info();
  return { pool: pool.name, capacity, allocation, available };
}

/** Null where the driver has no such thing. */
async function unlessUnsupported<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isLibvirtError(error, "no-support")) return null;
    throw error;
  }
}

/** Null for a pool that went away between being listed and being asked. */
async function unlessGone<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isLibvirtError(error, "no-storage-pool")) return null;
    throw error;
  }
}
