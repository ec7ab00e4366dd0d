import type { DiskFigures, GuestStatistics, InterfaceFigures } from "./guest-statistics.ts";

/** One disk between two moments, a second. */
export interface DiskRates {
  readonly target: string;
  readonly readBytes: number | null;
  readonly readRequests: number | null;
  readonly writeBytes: number | null;
  readonly writeRequests: number | null;
  readonly flushRequests: number | null;
  /** How long a request took on average, in ms; null when there was none. */
  readonly readLatencyMs: number | null;
  readonly writeLatencyMs: number | null;
}

/** One network interface between two moments, a second. */
export interface InterfaceRates {
  readonly name: string;
  readonly receiveBytes: number | null;
  readonly receivePackets: number | null;
  readonly transmitBytes: number | null;
  readonly transmitPackets: number | null;
}

/** What a guest did between two moments. Null is what one of them does not tell. */
export interface GuestRates {
  readonly seconds: number;
  /** How many of the host's processors it kept busy: 1.5 is one and a half. */
  readonly cpu: number | null;
  /** The share of the time that each virtual processor ran, and stood waiting for the host; both from 0 to 1. */
  readonly vcpus: readonly { readonly number: number; readonly busy: number | null; readonly waiting: number | null }[];
  readonly disks: readonly DiskRates[];
  readonly interfaces: readonly InterfaceRates[];
}

/** How far a counter went; null when it is not told, or began anew because the guest did. */
function grown(before: number | null | undefined, after: number | null): number | null {
  if (before === null || before === undefined || after === null || after < before) return null;
  return after - before;
}

const per = (count: number | null, time: number): number | null => (count === null ? null : count / time);

/** The rates between two statistics of one guest; null when the later is not later. */
export function ratesBetween(before: GuestStatistics, after: GuestStatistics): GuestRates | null {
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0) return null;
  const share = (from: number | null | undefined, to: number | null) => per(grown(from, to), seconds * 1e9);
  return {
    seconds,
    cpu: share(before.cpu.timeNs, after.cpu.timeNs),
    vcpus: after.vcpus.map((vcpu) => {
      const was = before.vcpus.find(({ number }) => number === vcpu.number);
      const waiting = share(was?.delayNs ?? was?.waitNs, vcpu.delayNs ?? vcpu.waitNs);
      return { number: vcpu.number, busy: share(was?.timeNs, vcpu.timeNs), waiting };
    }),
    disks: after.disks.map((disk) => diskRates(before.disks.find(isSameImage(disk)), disk, seconds)),
    interfaces: after.interfaces.map((nic) =>
      interfaceRates(
        before.interfaces.find(({ name }) => name === nic.name),
        nic,
        seconds,
      ),
    ),
  };
}

const isSameImage =
  ({ target, path }: DiskFigures) =>
  (other: DiskFigures): boolean =>
    other.target === target && other.path === path;

function diskRates(before: DiskFigures | undefined, after: DiskFigures, seconds: number): DiskRates {
  const rate = (name: "readBytes" | "readRequests" | "writeBytes" | "writeRequests" | "flushRequests") =>
    per(grown(before?.[name], after[name]), seconds);
  const latency = (time: "readTimeNs" | "writeTimeNs", requests: "readRequests" | "writeRequests") => {
    const count = grown(before?.[requests], after[requests]);
    return count ? per(grown(before?.[time], after[time]), count * 1e6) : null;
  };
  return {
    target: after.target,
    readBytes: rate("readBytes"),
    readRequests: rate("readRequests"),
    writeBytes: rate("writeBytes"),
    writeRequests: rate("writeRequests"),
    flushRequests: rate("flushRequests"),
    readLatencyMs: latency("readTimeNs", "readRequests"),
    writeLatencyMs: latency("writeTimeNs", "writeRequests"),
  };
}

function interfaceRates(
  before: InterfaceFigures | undefined,
  after: InterfaceFigures,
  seconds: number,
): InterfaceRates {
  const rate = (name: "receiveBytes" | "receivePackets" | "transmitBytes" | "transmitPackets") =>
    per(grown(before?.[name], after[name]), seconds);
  return {
    name: after.name,
    receiveBytes: rate("receiveBytes"),
    receivePackets: rate("receivePackets"),
    transmitBytes: rate("transmitBytes"),
    transmitPackets: rate("transmitPackets"),
  };
}
