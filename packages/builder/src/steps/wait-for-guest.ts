import { isHobError } from "@hob/errors";
import type { Step } from "@hob/tasks";
import { formatDuration } from "@hob/units";
import type { Guest, Host } from "@hob/virt";
import { setTimeout as delay } from "node:timers/promises";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import type { WaitGoal } from "../build-request.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";

const pauseMs = 1000;
const bannerMs = 5000;

/**
 * Waits until the guest has an address, answers by SSH, or its agent does. One that does not in time stays as it is, and
 * the task's log says so: it may have been made well all the same.
 */
export const waitForGuest = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "wait-for-guest",
  title: "Wait for the guest",
  weight: 4,
  applies: ({ plan }) => plan.start && plan.wait.goal !== "none",
  async execute({ input: { plan, host: id }, signal, note, log }) {
    const { goal, timeoutMs, addresses: told } = plan.wait;
    const host = await connectedHost(hostFor, id, signal);
    const guest = await host.guest(plan.uuid);
    const endsAt = performance.now() + timeoutMs;
    let addresses: readonly string[] = [];
    let agent = false;
    while (performance.now() < endsAt) {
      try {
        const { state } = await guest.info();
        if (state === "shutoff" || state === "crashed") {
          log(`The guest is off: nobody can be waited for.`);
          break;
        }
        const answering = goal === "agent" ? [] : await answeringOf(host, told, signal);
        // After that: a host that was sent to an address has it in its ARP table.
        addresses = [...new Set([...(await addressesOf(guest)), ...answering])];
        agent = goal === "agent" && (await answers(guest, signal));
        if (await isReached(host, goal, addresses, agent, signal)) {
          // An agent that has just come up tells them now.
          if (agent) addresses = await addressesOf(guest);
          await note({ addresses, agent, reached: true });
          log(`Reached: ${[...addresses, ...(agent ? ["its agent"] : [])].join(", ")}.`);
          return;
        }
      } catch (error) {
        signal.throwIfAborted();
        // The host is away for a moment, and the guest runs on.
        if (!isHobError(error, "unavailable")) throw error;
        await host.whenConnected({ timeoutMs: Math.max(endsAt - performance.now(), 1), signal }).catch(() => undefined);
      }
      await delay(pauseMs, undefined, { signal });
    }
    await note({ addresses, agent, reached: false });
    log(`${waitedFor[goal]} within ${formatDuration(timeoutMs)}; the guest stays as it is.`);
  },
  resume: true,
});

const waitedFor: Readonly<Record<WaitGoal, string>> = {
  none: "",
  address: "The guest had no address",
  ssh: "Nobody answered by SSH",
  agent: "The guest's agent did not answer",
};

/** The addresses that anybody tells of a guest. */
export async function addressesOf(guest: Guest): Promise<readonly string[]> {
  return [...(await guest.addresses()).values()].flat().map(({ address }) => address);
}

async function answers(guest: Guest, signal: AbortSignal): Promise<boolean> {
  try {
    await guest.agent.ping({ timeoutMs: bannerMs, signal });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (isHobError(error)) return false;
    throw error;
  }
}

async function isReached(
  host: Host,
  goal: WaitGoal,
  addresses: readonly string[],
  agent: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  if (goal === "agent") return agent;
  if (goal === "address") return addresses.length > 0;
  return (await answeringOf(host, addresses, signal)).length > 0;
}

/** The addresses at which an SSH server answers. */
async function answeringOf(host: Host, addresses: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const answers = await Promise.all(addresses.map((address) => hasSshBanner(host, address, signal)));
  return addresses.filter((_, index) => answers[index]);
}

/** Whether an SSH server says who it is, which it does first. */
async function hasSshBanner(host: Host, address: string, signal: AbortSignal): Promise<boolean> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(bannerMs)]);
  try {
    const socket = await host.dial(address, 22);
    const giveUp = () => socket.destroy();
    inTime.addEventListener("abort", giveUp, { once: true });
    try {
      for await (const chunk of socket) return String(chunk).startsWith("SSH-");
      return false;
    } finally {
      inTime.removeEventListener("abort", giveUp);
      socket.destroy();
    }
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
