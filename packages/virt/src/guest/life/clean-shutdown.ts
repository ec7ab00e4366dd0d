import { type HobError, isHobError } from "@hob/errors";
import { domainGetState, domainShutdownFlags } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import { GuestWaitTimeout } from "../../virt-errors.ts";
import { askAgent } from "../agent/agent-session.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { GuestCondition } from "../guest.ts";
import { guestStateOf } from "../guest-state.ts";
import { waitFor } from "../wait-for.ts";
import { type ShutdownWay, shutdownWays } from "./shutdown-way.ts";

/** How patiently a guest is asked to shut down. */
export interface CleanShutdownOptions {
  /** Whom it is asked through, one after the other; the last is asked again and again. Default: agent, then ACPI. */
  readonly by?: readonly ShutdownWay[];
  /** How long in all. Default: 60 s. */
  readonly timeoutMs?: number;
  /** How long after one request the next follows; one that is refused is followed at once. Default: 10 s. */
  readonly intervalMs?: number;
  /** Ends the asking; the guest may shut down all the same. */
  readonly signal?: AbortSignal;
}

/** One request to shut down. */
export interface ShutdownRequest {
  readonly by: ShutdownWay;
  /** Milliseconds after the first. */
  readonly afterMs: number;
  /** Why it did not reach the guest; null when it did, which says nothing of what the guest does. */
  readonly problem: HobError | null;
}

/** What came of asking a guest to shut down. */
export interface CleanShutdown {
  /** Whether it is off, or gone if it was transient. */
  readonly isOff: boolean;
  readonly state: GuestCondition;
  /** What was asked, in that order; empty for a guest that was off already. */
  readonly requests: readonly ShutdownRequest[];
}

const off: readonly GuestCondition[] = ["shutoff", "crashed", "gone"];
/** States in which the guest's own system can still act. */
const alive: readonly GuestCondition[] = ["running", "blocked", "shutdown", "nostate"];

/** Asks a guest to shut down until it is off, the time is over, or it is in a state in which it cannot. */
export async function cleanShutdown(
  calls: GuestCalls,
  { by = ["agent", "acpi"], timeoutMs = 60_000, intervalMs = 10_000, signal }: CleanShutdownOptions,
): Promise<CleanShutdown> {
  const requests: ShutdownRequest[] = [];
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const enough = new AbortController();
  const ends = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal;
  let over = false;
  const goesOn = () => !over;
  const stopped = whenOff(calls, timeoutMs, ends).finally(() => (over = true));
  // Nobody may be waiting for it when it is given up.
  stopped.catch(() => {});
  try {
    for (let turn = 0; goesOn() && alive.includes(await conditionOf(calls)); turn += 1) {
      const way = by[Math.min(turn, by.length - 1)];
      if (way === undefined) break;
      const afterMs = Math.round(elapsed());
      const problem = await Promise.race([ask(calls, way, intervalMs, ends), stopped]);
      requests.push({ by: way, afterMs, problem: problem ?? null });
      const others = turn < by.length - 1;
      // Nothing else will come of it.
      if (!others && problem?.kind === "unsupported") break;
      if (!problem || !others) {
        await Promise.race([sleep(Math.max(0, afterMs + intervalMs - elapsed()), null, { signal: ends }), stopped]);
      }
    }
    if (over) await stopped;
    const state = await conditionOf(calls);
    return { isOff: off.includes(state), state, requests };
  } finally {
    enough.abort();
  }
}

/** Fulfilled when the guest is off or the time is over. */
async function whenOff({ link, dom }: GuestCalls, timeoutMs: number, signal: AbortSignal): Promise<null> {
  try {
    await waitFor(link, dom, off, { timeoutMs, signal });
  } catch (error) {
    if (!(error instanceof GuestWaitTimeout)) throw error;
  }
  return null;
}

/** Why a request did not reach the guest; null when it did. */
async function ask(
  calls: GuestCalls,
  way: ShutdownWay,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HobError | null> {
  try {
    const flags = shutdownWays[way];
    // libvirt waits up to a minute for a guest whose agent was asked.
    if (way === "agent") {
      await askAgent(calls, (call) => call(domainShutdownFlags, { flags }), { timeoutMs, signal, command: "shutdown" });
    } else await calls.callApart(domainShutdownFlags, { flags });
    return null;
  } catch (error) {
    if (!isHobError(error) || isHobError(error, "cancelled")) throw error;
    return error;
  }
}

async function conditionOf({ call }: GuestCalls): Promise<GuestCondition> {
  try {
    return guestStateOf((await call(domainGetState, {})).state);
  } catch (error) {
    if (isHobError(error, "not-found")) return "gone";
    // While the host is away the guest runs on.
    if (isHobError(error, "unavailable")) return "nostate";
    throw error;
  }
}
