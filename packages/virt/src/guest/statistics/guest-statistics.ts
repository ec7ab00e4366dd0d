import type { Bytes } from "@hob/units";
import type { GuestState } from "../guest-state.ts";

/** Processor time since the guest's start, in nanoseconds, on the host. */
export interface CpuFigures {
  readonly timeNs: number | null;
  readonly userNs: number | null;
  readonly systemNs: number | null;
}

/** One virtual processor. */
export interface VcpuFigures {
  readonly number: number;
  readonly state: "offline" | "running" | "blocked";
  readonly timeNs: number | null;
  /** How long it wanted to run and the host had no time for it. */
  readonly waitNs: number | null;
  /** How long it stood in the host's queue. */
  readonly delayNs: number | null;
  /** Whether it waits for an interrupt. */
  readonly halted: boolean | null;
}

/** A guest's memory. What only its own system knows is null without a balloon driver in it. */
export interface MemoryFigures {
  /** What the balloon leaves the guest now. */
  readonly current: Bytes | null;
  readonly maximum: Bytes | null;
  /** What the guest's process holds of the host's memory. */
  readonly resident: Bytes | null;
  /** What the guest's kernel calls usable in total. */
  readonly available: Bytes | null;
  /** What of it lies idle. */
  readonly unused: Bytes | null;
  /** What the balloon could take without the guest swapping. */
  readonly usable: Bytes | null;
  /** What of it the guest caches files in. */
  readonly diskCaches: Bytes | null;
  /** What was swapped in and out since the start. */
  readonly swapIn: Bytes | null;
  readonly swapOut: Bytes | null;
  /** Page faults that had to wait for a disk, and others. */
  readonly majorFaults: number | null;
  readonly minorFaults: number | null;
  /** Huge pages that could, and could not, be had. */
  readonly hugePageAllocations: number | null;
  readonly hugePageFailures: number | null;
  /** When the guest told this last. */
  readonly updatedAt: Date | null;
}

/** One disk's image. Counters are since the guest's start. */
export interface DiskFigures {
  /** `vda` */
  readonly target: string;
  /** Path of the image; null for what has none, as an empty drive. */
  readonly path: string | null;
  /** libvirt's number of the image in the chain of a running guest. */
  readonly index: number | null;
  readonly readRequests: number | null;
  readonly readBytes: Bytes | null;
  readonly readTimeNs: number | null;
  readonly writeRequests: number | null;
  readonly writeBytes: Bytes | null;
  readonly writeTimeNs: number | null;
  readonly flushRequests: number | null;
  readonly flushTimeNs: number | null;
  /** Where the last written sector ends. */
  readonly allocation: Bytes | null;
  /** What the guest sees. */
  readonly capacity: Bytes | null;
  /** What the image takes on the host. */
  readonly physical: Bytes | null;
  /** Beyond which byte an event is told, where one was asked for. */
  readonly threshold: Bytes | null;
}

/** One network interface, as the guest sees it. Counters are since the guest's start. */
export interface InterfaceFigures {
  /** The host's name of it: `vnet0`. */
  readonly name: string;
  readonly receiveBytes: Bytes | null;
  readonly receivePackets: number | null;
  readonly receiveErrors: number | null;
  readonly receiveDrops: number | null;
  readonly transmitBytes: Bytes | null;
  readonly transmitPackets: number | null;
  readonly transmitErrors: number | null;
  readonly transmitDrops: number | null;
}

/** One thread that does disks' work. */
export interface IothreadFigures {
  readonly id: number;
  readonly pollMaximumNs: number | null;
  readonly pollGrow: number | null;
  readonly pollShrink: number | null;
}

/**
 * A guest's figures at one moment. A figure that the hypervisor does not tell, or that a guest that is off does not have,
 * is null; see {@link ratesBetween} for rates.
 */
export interface GuestStatistics {
  /** When the reply arrived, in ms since 1970. */
  readonly at: number;
  readonly state: GuestState;
  readonly reason: string;
  readonly cpu: CpuFigures;
  /** Those that are online. */
  readonly vcpus: readonly VcpuFigures[];
  readonly memory: MemoryFigures;
  readonly disks: readonly DiskFigures[];
  readonly interfaces: readonly InterfaceFigures[];
  readonly iothreads: readonly IothreadFigures[];
  /** Counts of the host's performance events that were switched on for it, by libvirt's name: `cache_misses`. */
  readonly perf: ReadonlyMap<string, number>;
}

/** Which figures are told. */
export interface StatisticsOptions {
  /** Also the images below those that are written to. Default: false. */
  readonly backing?: boolean;
  /** Leaves figures out that only a busy emulator knows, rather than wait for it. Default: false. */
  readonly noWait?: boolean;
}
