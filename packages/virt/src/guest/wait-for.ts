import { isHobError } from "@hob/errors";
import { domainGetState, type DomainRef } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import type { Link } from "../host/link.ts";
import { whenConnected } from "../host/when-connected.ts";
import { GuestWaitTimeout } from "../virt-errors.ts";
import type { GuestCondition, WaitOptions } from "./guest.ts";
import { guestStateOf } from "./guest-state.ts";
import { unlessGone } from "./sample-guests.ts";

/**
 * Waits for a condition: looks once, then again after every event of the guest and every reconnection. While the host is
 * away it goes on waiting, because the guest runs on there.
 */
export async function waitFor(
  link: Link,
  dom: DomainRef,
  wanted: readonly GuestCondition[],
  { timeoutMs, signal }: WaitOptions,
): Promise<GuestCondition> {
  // A part of a millisecond, as is left of a longer wait, is refused by the timer.
  const deadline = timeoutMs === undefined ? undefined : AbortSignal.timeout(Math.ceil(timeoutMs));
  const ends = [signal, deadline].filter((end) => end !== undefined);
  const ended = ends.length === 0 ? undefined : AbortSignal.any(ends);
  let wake = () => {};
  const offEvents = link.guestEvents.add(({ uuid }) => {
    if (uuid === dom.uuid) wake();
  });
  const offStates = link.states.add(() => wake());
  let state: GuestCondition = "nostate";
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      state = await look(link, dom, ended);
      if (wanted.includes(state)) return state;
      await until(woken, ended);
    }
  } catch (error) {
    if (deadline?.aborted && !signal?.aborted) {
      throw new GuestWaitTimeout({ guest: dom.name, wanted, timeoutMs: timeoutMs ?? 0, state }, { cause: error });
    }
    throw error;
  } finally {
    offEvents();
    offStates();
  }
}

async function look(link: Link, dom: DomainRef, ended: AbortSignal | undefined): Promise<GuestCondition> {
  for (;;) {
    try {
      await whenConnected(link, ended ? { signal: ended } : {});
      const found = await unlessGone(() => link.call(domainGetState, { dom }, ended ? { signal: ended } : {}));
      return found === null ? "gone" : guestStateOf(found.state);
    } catch (error) {
      if (!isHobError(error, "unavailable") || isClosed(link)) throw error;
      // Let the loss of the connection be told before the next one is waited for.
      await sleep(0);
    }
  }
}

function isClosed(link: Link): boolean {
  return link.state.kind === "disconnected" && link.state.retryAt === null;
}

/** Fulfilled with `event`, rejected with the signal's reason, whichever is first. */
function until(event: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return event;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason);
    signal.addEventListener("abort", aborted, { once: true });
    void event.then(() => {
      signal.removeEventListener("abort", aborted);
      resolve();
    });
  });
}
