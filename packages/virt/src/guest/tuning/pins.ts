import { domainGetEmulatorPinInfo, domainGetVcpuPinInfo, domainPinEmulator, domainPinVcpuFlags } from "@hob/libvirt";
import type { ChangeOptions, DescriptionOptions } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { hostProcessors, mapOf, processorsIn } from "./cpu-map.ts";
import { flagOf, tune } from "./tuning-calls.ts";

/** Which processors of the host a guest's threads may run on. */
export interface GuestPins {
  /** The host's processors of each of the guest's, in their order. */
  vcpus(options?: DescriptionOptions): Promise<readonly (readonly number[])[]>;
  /** The host's processors of the emulator's own threads. */
  emulator(options?: DescriptionOptions): Promise<readonly number[]>;
  /** Has one of the guest's processors run on these of the host. */
  pinVcpu(vcpu: number, processors: Iterable<number>, options?: ChangeOptions): Promise<void>;
  /** Has the emulator's own threads run on these of the host. */
  pinEmulator(processors: Iterable<number>, options?: ChangeOptions): Promise<void>;
}

/** As many as libvirt has of them in the largest guests. */
const mostVcpus = 4096;

/** The pins of the guest that these calls reach. */
export function pinsOf(calls: GuestCalls): GuestPins {
  const { call, link } = calls;
  const length = async () => Math.ceil((await hostProcessors(link)) / 8);
  return {
    async vcpus(options) {
      const mapLength = await length();
      const mapCount = mostVcpus;
      const flags = await flagOf(calls, options);
      const { cpumaps, count } = await call(domainGetVcpuPinInfo, { mapCount, mapLength, flags });
      return Array.from({ length: count }, (_, vcpu) =>
        processorsIn(cpumaps.subarray(vcpu * mapLength, (vcpu + 1) * mapLength)),
      );
    },
    async emulator(options) {
      const flags = await flagOf(calls, options);
      return processorsIn((await call(domainGetEmulatorPinInfo, { mapLength: await length(), flags })).cpumaps);
    },
    async pinVcpu(vcpu, processors, options) {
      const cpumap = mapOf(processors, await length());
      await tune(calls, options, (flags) => call(domainPinVcpuFlags, { vcpu, cpumap, flags }));
    },
    async pinEmulator(processors, options) {
      const cpumap = mapOf(processors, await length());
      await tune(calls, options, (flags) => call(domainPinEmulator, { cpumap, flags }));
    },
  };
}
