import type { DomainStatsRecord, TypedValue } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import { sizeOfKibibytes } from "../sizes.ts";
import type { GuestSample } from "./guest-sample.ts";
import { guestStateOf, guestStateReasonOf } from "./guest-state.ts";

/** A sample while it is being filled. */
type Filling = { -readonly [Name in keyof GuestSample]: GuestSample[Name] };

/** A sample that knows nothing yet but whose it is. */
export function emptySample(uuid: string, name: string, at: number): Filling {
  return {
    uuid,
    name,
    at,
    state: "nostate",
    reason: "unknown",
    vcpus: null,
    memory: null,
    memoryMaximum: null,
    memoryAvailable: null,
    memoryUnused: null,
    memoryResident: null,
    cpuTimeNs: null,
    diskReadBytes: null,
    diskWriteBytes: null,
    netReceiveBytes: null,
    netTransmitBytes: null,
  };
}

type SizeName = "memory" | "memoryMaximum" | "memoryAvailable" | "memoryUnused" | "memoryResident";

const sizes: Readonly<Record<string, SizeName>> = {
  "balloon.current": "memory",
  "balloon.maximum": "memoryMaximum",
  "balloon.available": "memoryAvailable",
  "balloon.unused": "memoryUnused",
  "balloon.rss": "memoryResident",
};

/** One domain's bulk figures as a sample. @source libvirt-domain.c, virConnectGetAllDomainStats */
export function sampleOf({ domain, parameters }: DomainStatsRecord, at: number): GuestSample {
  const sample = emptySample(domain.uuid, domain.name, at);
  let reason = 0;
  parameters.forEach((name, value) => {
    if (name === "state.state") sample.state = guestStateOf(Number(value));
    else if (name === "state.reason") reason = Number(value);
    else if (name === "cpu.time") sample.cpuTimeNs = Number(value);
    else if (name === "vcpu.current") sample.vcpus = Number(value);
    else if (name.startsWith("block.")) addTraffic(sample, name, value, blockTotals);
    else if (name.startsWith("net.")) addTraffic(sample, name, value, netTotals);
    else {
      const size = sizes[name];
      if (size !== undefined) sample[size] = sizeOf(value);
    }
  });
  sample.reason = guestStateReasonOf(sample.state, reason);
  return sample.state === "shutoff" ? { ...sample, ...noCounters } : sample;
}

/**
 * What a guest that is off has not used. libvirt 9.0 sends figures for it all the same: where there are no control
 * groups it looks up the process number 0 and finds itself.
 */
const noCounters = {
  cpuTimeNs: null,
  memoryResident: null,
  diskReadBytes: null,
  diskWriteBytes: null,
  netReceiveBytes: null,
  netTransmitBytes: null,
} as const;

type TotalName = "diskReadBytes" | "diskWriteBytes" | "netReceiveBytes" | "netTransmitBytes";

const blockTotals: readonly (readonly [string, TotalName])[] = [
  [".rd.bytes", "diskReadBytes"],
  [".wr.bytes", "diskWriteBytes"],
];
const netTotals: readonly (readonly [string, TotalName])[] = [
  [".rx.bytes", "netReceiveBytes"],
  [".tx.bytes", "netTransmitBytes"],
];

function addTraffic(sample: Filling, name: string, value: TypedValue, totals: typeof blockTotals): void {
  if (name.endsWith(".count")) {
    // A running guest without devices has moved nothing; one whose devices could not be asked is unknown.
    if (value === 0 && sample.cpuTimeNs !== null) for (const [, total] of totals) sample[total] = 0;
    return;
  }
  for (const [suffix, total] of totals) if (name.endsWith(suffix)) sample[total] = (sample[total] ?? 0) + Number(value);
}

function sizeOf(value: TypedValue): Bytes {
  return sizeOfKibibytes(BigInt(value as bigint));
}
