import { domainBlockCommit, domainBlockCommitFlag } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import type { GuestCalls } from "../guest-calls.ts";

/** Which images are merged: from `top` into `base`, both as libvirt names them. */
export interface Commit {
  readonly base: string | null;
  readonly top: string | null;
  readonly active: boolean;
  readonly speed?: Bytes;
  readonly deleteMerged?: boolean;
}

/** Has libvirt begin to merge images downwards. */
export async function beginCommit(calls: GuestCalls, disk: string, commit: Commit): Promise<void> {
  const { base, top, active, speed, deleteMerged } = commit;
  await calls.callApart(domainBlockCommit, {
    disk,
    base,
    top,
    bandwidth: BigInt(speed ?? 0),
    flags:
      domainBlockCommitFlag.bandwidthBytes |
      (active ? domainBlockCommitFlag.active : 0) |
      (deleteMerged ? domainBlockCommitFlag.delete : 0),
  });
}
