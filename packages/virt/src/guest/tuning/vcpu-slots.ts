import { domainGetXmlDesc, domainModificationImpact, domainSetVcpu, domainXmlFlag } from "@hob/libvirt";
import { domain, read, serialiseCpuSet, type VcpuState } from "@hob/libvirt-xml";
import type { ChangeOptions, DescriptionOptions } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { flagOf, tune } from "./tuning-calls.ts";

/** Each of a guest's processors, those that are not plugged in among them. */
export interface VcpuSlots {
  /** All of them, by number. */
  list(options?: DescriptionOptions): Promise<readonly VcpuState[]>;
  /** Plugs processors in by number. */
  enable(ids: Iterable<number>, options?: ChangeOptions): Promise<void>;
  /** Takes processors out by number, which a running guest may refuse; the first one cannot go. */
  disable(ids: Iterable<number>, options?: ChangeOptions): Promise<void>;
}

/** The processors of the guest that these calls reach. */
export function vcpuSlotsOf(calls: GuestCalls): VcpuSlots {
  const set = (ids: Iterable<number>, online: boolean, options?: ChangeOptions) =>
    tune(calls, options, (flags) => calls.callApart(domainSetVcpu, { cpumap: serialiseCpuSet(ids), online, flags }));
  return {
    async list(options) {
      const isStored = (await flagOf(calls, options)) === domainModificationImpact.config;
      const { xml } = await calls.call(domainGetXmlDesc, { flags: isStored ? domainXmlFlag.inactive : 0 });
      const { vcpu, vcpus } = read(domain, xml);
      if (vcpus) return vcpus;
      // Where libvirt does not tell each, they are plugged in from the first one on.
      const { count = 1, current = count } = vcpu ?? {};
      return Array.from({ length: count }, (_, id) => ({ id, enabled: id < current }));
    },
    enable: (ids, options) => set(ids, true, options),
    disable: (ids, options) => set(ids, false, options),
  };
}
