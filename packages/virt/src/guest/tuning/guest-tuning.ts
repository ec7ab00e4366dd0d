import type { Blkiotune, DiskIotune } from "@hob/libvirt-xml";
import type { InterfaceLimits } from "./interface-limits.ts";
import type { Iothreads } from "./iothreads.ts";
import type { MemoryLimits } from "./memory-limits.ts";
import type { NumaTuning } from "./numa.ts";
import type { PerfEvents } from "./perf-events.ts";
import type { GuestPins } from "./pins.ts";
import type { SchedulerTuning } from "./scheduler.ts";
import type { Tunable } from "./tunable.ts";
import type { VcpuSlots } from "./vcpu-slots.ts";

/**
 * What a guest may take of its host, and where. Sizes are bytes, times have their unit in their name.
 *
 * Limits of a running guest need control groups on the host; where there are none libvirt says so.
 */
export interface GuestTuning {
  /** Its share of the processors' time. */
  readonly scheduler: Tunable<SchedulerTuning>;
  /** Which processors of the host its threads run on. */
  readonly pins: GuestPins;
  /** Each of its processors, plugged in and out by number. */
  readonly vcpus: VcpuSlots;
  readonly iothreads: Iothreads;
  /** How much of the host's memory it may take. */
  readonly memory: Tunable<MemoryLimits>;
  /** From which of the host's NUMA cells it has its memory. */
  readonly numa: Tunable<NumaTuning>;
  /** Its share of the host's block devices. */
  readonly blockIo: Tunable<Blkiotune>;
  /** Which of the processor's counters count its work. */
  readonly perf: Tunable<PerfEvents>;
  /** Limits of one disk, by its target: `vda`. */
  disk(target: string): Tunable<DiskIotune>;
  /** Limits of one network interface, by its MAC address or its end on the host. */
  interface(device: string): Tunable<InterfaceLimits>;
}
