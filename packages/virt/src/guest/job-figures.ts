import { domainGetJobStats, domainJobStat as stat, domainJobType, isLibvirtError } from "@hob/libvirt";
import type { Progress } from "../progress.ts";
import { progressOf } from "../progress-of.ts";
import { Figures } from "./figures.ts";
import type { GuestCalls } from "./guest-calls.ts";

/** How far the guest's job is; null while it has none. */
export async function jobFigures({ call }: GuestCalls): Promise<Progress | null> {
  try {
    const { type, parameters } = await call(domainGetJobStats, {});
    return type === domainJobType.none ? null : progressIn(Figures.of(parameters));
  } catch (error) {
    // A guest that is off has none.
    if (isLibvirtError(error, "operation-invalid")) return null;
    throw error;
  }
}

function progressIn(figures: Figures): Progress {
  const count = (data: string, memory: string) => BigInt(figures.number(data) ?? figures.number(memory) ?? 0);
  const speed = figures.number(stat.memoryBps);
  return progressOf(
    count(stat.dataProcessed, stat.memoryProcessed),
    count(stat.dataTotal, stat.memoryTotal),
    speed === null ? null : BigInt(speed),
  );
}
