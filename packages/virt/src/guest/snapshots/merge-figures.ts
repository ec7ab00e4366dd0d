import { domainBlockJobInfoFlag, domainGetBlockJobInfo, isLibvirtError } from "@hob/libvirt";
import type { Progress } from "../../progress.ts";
import { progressOf } from "../../progress-of.ts";
import type { GuestCalls } from "../guest-calls.ts";

/**
 * How far libvirt is with merging images of these disks, all of them together.
 *
 * @param targets of the disks whose images are merged.
 */
export function mergeFigures(calls: GuestCalls, targets: readonly string[]): () => Promise<Progress | null> {
  const known = new Map<string, { readonly done: bigint; readonly total: bigint }>();
  return async () => {
    for (const target of targets) {
      const stage = await stageOf(calls, target);
      const before = known.get(target);
      if (stage) known.set(target, stage);
      // One that was merged and is no more is through.
      else if (before) known.set(target, { ...before, done: before.total });
    }
    const stages = [...known.values()];
    const sum = (figures: readonly bigint[]) => figures.reduce((one, other) => one + other, 0n);
    return stages.length === 0
      ? null
      : progressOf(sum(stages.map(({ done }) => done)), sum(stages.map(({ total }) => total)));
  };
}

async function stageOf({ call }: GuestCalls, path: string) {
  try {
    const { found, cur, end } = await call(domainGetBlockJobInfo, {
      path,
      flags: domainBlockJobInfoFlag.bandwidthBytes,
    });
    return found ? { done: cur, total: end } : null;
  } catch (error) {
    // A guest that is off is started for the merge, and stopped after it.
    if (isLibvirtError(error, "operation-invalid")) return null;
    throw error;
  }
}
