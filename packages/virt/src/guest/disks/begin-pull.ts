import { domainBlockPull, domainBlockPullFlag, domainBlockRebase, domainBlockRebaseFlag } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import type { GuestCalls } from "../guest-calls.ts";

/** Has libvirt begin to pull images into the one that is written to, down to a base that stays, or all of them. */
export async function beginPull(
  calls: GuestCalls,
  path: string,
  base: string | null,
  speed: Bytes | undefined,
): Promise<void> {
  const bandwidth = BigInt(speed ?? 0);
  if (base === null) {
    await calls.callApart(domainBlockPull, { path, bandwidth, flags: domainBlockPullFlag.bandwidthBytes });
  } else {
    await calls.callApart(domainBlockRebase, { path, base, bandwidth, flags: domainBlockRebaseFlag.bandwidthBytes });
  }
}
