import { domainFsFreeze, domainFsThaw } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import { GuestLeftFrozen } from "../virt-errors.ts";
import { putBack } from "./change/put-back.ts";
import type { GuestCalls } from "./guest-calls.ts";

/** How long a guest is asked to thaw that does not: a daemon that is started again is back by then. */
const patienceMs = 30_000;
const pauseMs = 500;

/**
 * Does something short while the guest's agent keeps its file systems at rest, and has them thawed again whatever happens.
 *
 * @param undo takes back what was done, when the guest does not thaw.
 * @throws LibvirtError of kind `unavailable` without an agent; then `work` is not done. GuestLeftFrozen.
 */
export async function withQuiesced<Result>(
  calls: GuestCalls,
  work: () => Promise<Result>,
  undo: (result: Result) => Promise<unknown>,
): Promise<Result> {
  try {
    await calls.callApart(domainFsFreeze, { mountpoints: [] });
  } catch (error) {
    // One that was too slow to say so may have done it; without an agent nothing was done, and nothing is now.
    await Promise.allSettled([calls.callApart(domainFsThaw, { mountpoints: [] })]);
    throw error;
  }
  const [done] = await Promise.allSettled([work()]);
  try {
    await thaw(calls);
  } catch (error) {
    const cause =
      done.status === "rejected" ? new AggregateError([error, done.reason], "It failed and stays frozen.") : error;
    const frozen = new GuestLeftFrozen({ guest: calls.dom.name, reason: (error as Error).message }, { cause });
    const undos = done.status === "rejected" ? [] : [{ name: "what was begun", undo: () => undo(done.value) }];
    return putBack(calls.dom.name, undos, frozen);
  }
  if (done.status === "rejected") throw done.reason;
  return done.value;
}

/** A guest that stays frozen stands still, so its agent is asked more than once. */
async function thaw({ callApart }: GuestCalls): Promise<void> {
  for (const deadline = performance.now() + patienceMs; ; await sleep(pauseMs)) {
    try {
      await callApart(domainFsThaw, { mountpoints: [] });
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}
