import { domainGetInterfaceParameters, domainInterfaceParameter, domainSetInterfaceParameters } from "@hob/libvirt";
import type { TrafficLimits } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { decodeAll, encodeAll, kibibytesCount, type Parameters } from "./parameter.ts";
import type { Tunable } from "./tunable.ts";
import { tunable } from "./tuning-calls.ts";

/** Limits of an interface's traffic as the guest sees it, in whole KiB, which is rounded up to. */
export interface InterfaceLimits {
  readonly inbound: TrafficLimits;
  /** Without `floor`. */
  readonly outbound: TrafficLimits;
}

const name = domainInterfaceParameter;
const inbound: Parameters<TrafficLimits> = {
  average: kibibytesCount(name.inAverage),
  peak: kibibytesCount(name.inPeak),
  burst: kibibytesCount(name.inBurst),
  floor: kibibytesCount(name.inFloor),
};
const outbound: Parameters<Omit<TrafficLimits, "floor">> = {
  average: kibibytesCount(name.outAverage),
  peak: kibibytesCount(name.outPeak),
  burst: kibibytesCount(name.outBurst),
};

/** Limits of the interface of a MAC address or a host's end; an `average` of 0 takes a direction's limits away. */
export const interfaceLimitsOf = (calls: GuestCalls, device: string): Tunable<InterfaceLimits> =>
  tunable<InterfaceLimits>(
    calls,
    async (flags) => {
      const { parameters } = await calls.call(domainGetInterfaceParameters, { device, parameterCount: 16, flags });
      return { inbound: said(decodeAll(inbound, parameters)), outbound: said(decodeAll(outbound, parameters)) };
    },
    (change, flags) => {
      const parameters = { ...encodeAll(inbound, change.inbound ?? {}), ...encodeAll(outbound, change.outbound ?? {}) };
      return calls.call(domainSetInterfaceParameters, { device, parameters, flags });
    },
  );

/** What is limited: libvirt tells the rest as 0. */
const said = (limits: TrafficLimits): TrafficLimits =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== 0));
