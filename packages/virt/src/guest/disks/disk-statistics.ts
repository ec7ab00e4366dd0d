import { domainBlockStat, domainBlockStatsFlags } from "@hob/libvirt";
import { sizeOfBytes } from "../../sizes.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { DiskStatistics } from "./guest-disk.ts";

/** What the protocol carries of one disk. */
const most = 16;

/** What went through a disk since the guest started. */
export async function diskStatistics({ call }: GuestCalls, target: string): Promise<DiskStatistics> {
  const { parameters } = await call(domainBlockStatsFlags, { path: target, parameterCount: most });
  const figures = parameters.toObject();
  const figure = (name: string) => Number(figures[name] ?? 0);
  return {
    readRequests: figure(domainBlockStat.readReq),
    readBytes: sizeOfBytes(BigInt(figure(domainBlockStat.readBytes))),
    readTimeNs: figure(domainBlockStat.readTotalTimes),
    writeRequests: figure(domainBlockStat.writeReq),
    writeBytes: sizeOfBytes(BigInt(figure(domainBlockStat.writeBytes))),
    writeTimeNs: figure(domainBlockStat.writeTotalTimes),
    flushRequests: figure(domainBlockStat.flushReq),
    flushTimeNs: figure(domainBlockStat.flushTotalTimes),
  };
}
