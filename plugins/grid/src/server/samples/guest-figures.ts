import type { GuestSample } from "@hob/virt";

/** What a guest's figures are, in order: shares from 0 to 1, bytes, then bytes per second. */
export const figureColumns = [
  "cpu",
  "memoryUsed",
  "diskReadBytes",
  "diskWriteBytes",
  "netReceiveBytes",
  "netTransmitBytes",
] as const;

/** One guest's figures in the order of {@link figureColumns}; null where one is not known. */
export type GuestFigures = readonly (number | null)[];

/**
 * The figures between two samples of one guest: `cpu` is the share of all its vCPUs; `memoryUsed` what its own kernel
 * uses, else what its process holds of the host; the rest are rates. Without an earlier sample of the same run there
 * are no rates.
 */
export function guestFigures(before: GuestSample | undefined, now: GuestSample): GuestFigures {
  const seconds = before ? (now.at - before.at) / 1000 : 0;
  const rate = (counter: Counter): number | null => {
    const [from, to] = [before?.[counter] ?? null, now[counter]];
    // A counter that went back belongs to another run of the guest.
    return from === null || to === null || seconds <= 0 || to < from ? null : (to - from) / seconds;
  };
  const nanoseconds = rate("cpuTimeNs");
  const share = nanoseconds === null || !now.vcpus ? null : Math.min(1, nanoseconds / 1e9 / now.vcpus);
  const { memoryAvailable, memoryUnused, memoryResident } = now;
  const used = memoryAvailable === null || memoryUnused === null ? memoryResident : memoryAvailable - memoryUnused;
  return [
    share,
    used,
    rate("diskReadBytes"),
    rate("diskWriteBytes"),
    rate("netReceiveBytes"),
    rate("netTransmitBytes"),
  ];
}

type Counter = "cpuTimeNs" | "diskReadBytes" | "diskWriteBytes" | "netReceiveBytes" | "netTransmitBytes";
