import { child, children, element, type Element, integer, leaf } from "../kit/index.ts";
import { type Cachetune, cachetune } from "./cputune/cachetune.ts";
import { type EmulatorPin, emulatorPin } from "./cputune/emulatorpin.ts";
import { type IothreadPin, iothreadPin } from "./cputune/iothreadpin.ts";
import { type Memorytune, memorytune } from "./cputune/memorytune.ts";
import {
  emulatorScheduling,
  type IothreadScheduling,
  iothreadScheduling,
  type Scheduling,
  type VcpuScheduling,
  vcpuScheduling,
} from "./cputune/scheduling.ts";
import { type VcpuPin, vcpuPin } from "./cputune/vcpupin.ts";

/**
 * The guest's share of the host's processors.
 *
 * A quota is how many microseconds may be used in each period; −1 for no limit.
 */
export interface Cputune {
  /** Against that of other guests; only their proportion counts. */
  readonly shares?: number;
  /** Of each virtual processor. From 1000 to 1000000. */
  readonly periodUs?: number;
  readonly quotaUs?: number;
  /** Of the whole guest. */
  readonly globalPeriodUs?: number;
  readonly globalQuotaUs?: number;
  /** Of the emulator's threads, those of the virtual processors left aside. */
  readonly emulatorPeriodUs?: number;
  readonly emulatorQuotaUs?: number;
  /** Of each IO thread. */
  readonly iothreadPeriodUs?: number;
  readonly iothreadQuotaUs?: number;
  readonly vcpuPins: readonly VcpuPin[];
  readonly emulatorPin?: EmulatorPin;
  readonly iothreadPins: readonly IothreadPin[];
  readonly emulatorScheduling?: Scheduling;
  readonly vcpuScheduling: readonly VcpuScheduling[];
  readonly iothreadScheduling: readonly IothreadScheduling[];
  readonly cachetunes: readonly Cachetune[];
  readonly memorytunes: readonly Memorytune[];
}

/** `<cputune>`. */
export const cputune: Element<Cputune> = element("cputune", {
  shares: leaf("shares", integer),
  periodUs: leaf("period", integer),
  quotaUs: leaf("quota", integer),
  globalPeriodUs: leaf("global_period", integer),
  globalQuotaUs: leaf("global_quota", integer),
  emulatorPeriodUs: leaf("emulator_period", integer),
  emulatorQuotaUs: leaf("emulator_quota", integer),
  iothreadPeriodUs: leaf("iothread_period", integer),
  iothreadQuotaUs: leaf("iothread_quota", integer),
  vcpuPins: children(vcpuPin, { key: (item) => item.vcpu }),
  emulatorPin: child(emulatorPin),
  iothreadPins: children(iothreadPin, { key: (item) => item.iothread }),
  emulatorScheduling: child(emulatorScheduling),
  vcpuScheduling: children(vcpuScheduling, { key: (item) => item.vcpus }),
  iothreadScheduling: children(iothreadScheduling, { key: (item) => item.iothreads }),
  cachetunes: children(cachetune, { key: (item) => item.vcpus }),
  memorytunes: children(memorytune, { key: (item) => item.vcpus }),
});
