import {
  domainCreateFlag,
  domainCreateWithFlags,
  domainDestroyFlag,
  domainDestroyFlags,
  domainPmSuspendForDuration,
  domainPmWakeup,
  domainReboot,
  domainReset,
  domainResume,
  domainShutdownFlags,
  domainSuspend,
  nodeSuspendTarget,
} from "@hob/libvirt";
import { askAgent } from "../agent/agent-session.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { waitFor } from "../wait-for.ts";
import { cleanShutdown } from "./clean-shutdown.ts";
import type { GuestLife, SleepTarget } from "./guest-life.ts";
import { flagsOfWays } from "./shutdown-way.ts";

const sleepTargets: Readonly<Record<SleepTarget, number>> = {
  memory: nodeSuspendTarget.mem,
  disk: nodeSuspendTarget.disk,
  hybrid: nodeSuspendTarget.hybrid,
};

/** How long an agent may take to put its guest to sleep; it writes the memory to disk meanwhile. */
const sleepLimitMs = 60_000;

/** A guest's life, verb by verb. */
export function guestLifeOf(calls: GuestCalls): GuestLife {
  const { link, dom, call, callApart } = calls;
  const flag = domainCreateFlag;
  return {
    async start({ paused, forceBoot, bypassCache, resetNvram } = {}) {
      const flags =
        (paused ? flag.paused : 0) |
        (forceBoot ? flag.forceBoot : 0) |
        (bypassCache ? flag.bypassCache : 0) |
        (resetNvram ? flag.resetNvram : 0);
      await callApart(domainCreateWithFlags, { flags });
    },
    shutdown: async ({ by } = {}) => void (await callApart(domainShutdownFlags, { flags: flagsOfWays(by) })),
    cleanShutdown: (options = {}) => cleanShutdown(calls, options),
    reboot: async ({ by } = {}) => void (await callApart(domainReboot, { flags: flagsOfWays(by) })),
    reset: async () => void (await call(domainReset, {})),
    async destroy({ graceful = false } = {}) {
      await callApart(domainDestroyFlags, { flags: graceful ? domainDestroyFlag.graceful : 0 });
    },
    suspend: async () => void (await callApart(domainSuspend, {})),
    resume: async () => void (await call(domainResume, {})),
    async pmSuspend(target) {
      const question = { command: `guest-suspend-${target}`, timeoutMs: sleepLimitMs };
      const sleep = { target: sleepTargets[target], duration: 0n };
      await askAgent(calls, (ask) => ask(domainPmSuspendForDuration, sleep), question);
    },
    pmWakeup: async () => void (await callApart(domainPmWakeup, {})),
    waitFor: (wanted, options = {}) => waitFor(link, dom, typeof wanted === "string" ? [wanted] : wanted, options),
  };
}
