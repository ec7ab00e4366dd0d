import {
  domainGetSchedulerParametersFlags,
  domainSchedulerParameter,
  domainSetSchedulerParametersFlags,
} from "@hob/libvirt";
import type { GuestCalls } from "../guest-calls.ts";
import { bigCount, decodeAll, encodeAll, type Parameters, signed } from "./parameter.ts";
import type { Tunable } from "./tunable.ts";
import { tunable } from "./tuning-calls.ts";

/**
 * A guest's share of the host's processors.
 *
 * A quota is how many microseconds may be used in each period of 1000 to 1000000 µs; −1 for no limit.
 */
export interface SchedulerTuning {
  /** Against that of other guests; only their proportion counts. */
  readonly shares?: number;
  /** Of each virtual processor. */
  readonly vcpuPeriodUs?: number;
  readonly vcpuQuotaUs?: number;
  /** Of the emulator's own threads. */
  readonly emulatorPeriodUs?: number;
  readonly emulatorQuotaUs?: number;
  /** Of the whole guest. */
  readonly globalPeriodUs?: number;
  readonly globalQuotaUs?: number;
  /** Of each IO thread. */
  readonly iothreadPeriodUs?: number;
  readonly iothreadQuotaUs?: number;
}

const name = domainSchedulerParameter;
const parameters: Parameters<SchedulerTuning> = {
  shares: bigCount(name.cpuShares),
  vcpuPeriodUs: bigCount(name.vcpuPeriod),
  vcpuQuotaUs: signed(name.vcpuQuota),
  emulatorPeriodUs: bigCount(name.emulatorPeriod),
  emulatorQuotaUs: signed(name.emulatorQuota),
  globalPeriodUs: bigCount(name.globalPeriod),
  globalQuotaUs: signed(name.globalQuota),
  iothreadPeriodUs: bigCount(name.iothreadPeriod),
  iothreadQuotaUs: signed(name.iothreadQuota),
};

/** How the guest is scheduled. */
export const schedulerOf = (calls: GuestCalls): Tunable<SchedulerTuning> =>
  tunable(
    calls,
    async (flags) =>
      decodeAll(
        parameters,
        (await calls.call(domainGetSchedulerParametersFlags, { parameterCount: 16, flags })).parameters,
      ),
    (change, flags) =>
      calls.call(domainSetSchedulerParametersFlags, { parameters: encodeAll(parameters, change), flags }),
  );
