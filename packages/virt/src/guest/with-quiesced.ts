import { domainFsFreeze, domainFsThaw } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import type { GuestCalls } from "./guest-calls.ts";

/** How often an agent is asked to thaw that does not, and after which time. */
const attempts = 5;
const pauseMs = 500;

/**
 * Does something short while the guest's agent keeps its file systems at rest, and has them thawed again whatever happens.
 *
 * @throws LibvirtError of kind `unavailable` without an agent; then `work` is not done.
 */
export async function withQuiesced<Result>(calls: GuestCalls, work: () => Promise<Result>): Promise<Result> {
  await calls.callApart(domainFsFreeze, { mountpoints: [] });
  const done = await Promise.allSettled([work()]);
  await thaw(calls);
  const [outcome] = done;
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}

/** A guest that stays frozen stands still, so its agent is asked more than once. */
async function thaw({ callApart }: GuestCalls): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await callApart(domainFsThaw, { mountpoints: [] });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await sleep(pauseMs);
    }
  }
}
