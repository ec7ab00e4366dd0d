import type { GuestCalls } from "../guest-calls.ts";
import { blockIoOf } from "./block-io.ts";
import { diskLimitsOf } from "./disk-limits.ts";
import type { GuestTuning } from "./guest-tuning.ts";
import { interfaceLimitsOf } from "./interface-limits.ts";
import { iothreadsOf } from "./iothreads.ts";
import { memoryLimitsOf } from "./memory-limits.ts";
import { numaOf } from "./numa.ts";
import { perfEventsOf } from "./perf-events.ts";
import { pinsOf } from "./pins.ts";
import { schedulerOf } from "./scheduler.ts";
import { vcpuSlotsOf } from "./vcpu-slots.ts";

/** The tuning of the guest that these calls reach. */
export function guestTuningOf(calls: GuestCalls): GuestTuning {
  return {
    scheduler: schedulerOf(calls),
    pins: pinsOf(calls),
    vcpus: vcpuSlotsOf(calls),
    iothreads: iothreadsOf(calls),
    memory: memoryLimitsOf(calls),
    numa: numaOf(calls),
    blockIo: blockIoOf(calls),
    perf: perfEventsOf(calls),
    disk: (target) => diskLimitsOf(calls, target),
    interface: (device) => interfaceLimitsOf(calls, device),
  };
}
