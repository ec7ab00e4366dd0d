import { domainGetTime, domainSetTime, domainSetTimeFlag, isLibvirtError } from "@hob/libvirt";
import type { GuestCalls } from "../guest-calls.ts";
import { agentTimeoutMs } from "./agent-command.ts";
import { AgentMissing, AgentNotConnected } from "./agent-errors.ts";
import { askAgent } from "./agent-session.ts";
import type { AgentOptions } from "./guest-agent.ts";

/** A guest's clock. */
export interface AgentClock {
  /** What time the guest thinks it is, to the millisecond. */
  read(options?: AgentOptions): Promise<Date>;
  set(time: Date, options?: AgentOptions): Promise<void>;
  /** Has the guest read its hardware clock, which QEMU keeps right while the guest is paused. */
  readHardwareClock(options?: AgentOptions): Promise<void>;
  /**
   * Sets the guest's clock to this machine's, as is wanted after it was paused for long.
   *
   * @returns false where there is no agent, or none that answers or can: a guest goes on without.
   */
  synchronise(options?: AgentOptions): Promise<boolean>;
}

/** A guest's clock, through its agent. */
export function agentClockOf(calls: GuestCalls): AgentClock {
  const question = (command: string, { timeoutMs = agentTimeoutMs, signal }: AgentOptions = {}) => ({
    command,
    timeoutMs,
    signal,
  });
  const set = async (at: Date, options?: AgentOptions) => {
    const seconds = Math.floor(at.getTime() / 1000);
    const time = { seconds: BigInt(seconds), nanoseconds: (at.getTime() - seconds * 1000) * 1_000_000 };
    await askAgent(calls, (call) => call(domainSetTime, time), question("guest-set-time", options));
  };
  return {
    async read(options) {
      const asked = question("guest-get-time", options);
      const { seconds, nanoseconds } = await askAgent(calls, (call) => call(domainGetTime, {}), asked);
      return new Date(Number(seconds) * 1000 + nanoseconds / 1_000_000);
    },
    set,
    async readHardwareClock(options) {
      const flags = domainSetTimeFlag.sync;
      const asked = question("guest-set-time", options);
      await askAgent(calls, (call) => call(domainSetTime, { seconds: 0n, nanoseconds: 0, flags }), asked);
    },
    async synchronise(options) {
      try {
        await set(new Date(), options);
        return true;
      } catch (error) {
        if (error instanceof AgentMissing || error instanceof AgentNotConnected) return false;
        if (isLibvirtError(error, "operation-unsupported", "argument-unsupported", "no-support")) return false;
        throw error;
      }
    },
  };
}
