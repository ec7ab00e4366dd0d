import { domainGetGuestVcpus, domainSetGuestVcpus } from "@hob/libvirt";
import { parseCpuSet, serialiseCpuSet } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { Figures } from "../figures.ts";
import { agentTimeoutMs } from "./agent-command.ts";
import { askAgent } from "./agent-session.ts";
import type { AgentOptions } from "./guest-agent.ts";

/** One of a guest's processors, as its system sees it. */
export interface AgentVcpu {
  readonly number: number;
  /** Whether the system uses it. */
  readonly online: boolean;
  /** Whether the system can do without it; the first one often cannot be spared. */
  readonly offlinable: boolean;
}

/** A guest's processors, as its system uses them. They are there whether it does or not. */
export interface AgentVcpus {
  list(options?: AgentOptions): Promise<readonly AgentVcpu[]>;
  /** Has the system use some processors, or do without them. */
  set(numbers: readonly number[], online: boolean, options?: AgentOptions): Promise<void>;
}

/** A guest's processors, through its agent. */
export function agentVcpusOf(calls: GuestCalls): AgentVcpus {
  return {
    async list({ timeoutMs = agentTimeoutMs, signal } = {}) {
      const question = { command: "guest-get-vcpus", timeoutMs, signal };
      const figures = Figures.of((await askAgent(calls, (call) => call(domainGetGuestVcpus, {}), question)).parameters);
      // A text without numbers stands for none.
      const numbers = (name: string) => (figures.text(name) ? parseCpuSet(figures.text(name) ?? "") : []);
      const [online, offlinable] = [new Set(numbers("online")), new Set(numbers("offlinable"))];
      return numbers("vcpus").map((number) => ({
        number,
        online: online.has(number),
        offlinable: offlinable.has(number),
      }));
    },
    async set(numbers, online, { timeoutMs = agentTimeoutMs, signal } = {}) {
      const question = { command: "guest-set-vcpus", timeoutMs, signal };
      const vcpus = { cpumap: serialiseCpuSet(numbers), online };
      await askAgent(calls, (call) => call(domainSetGuestVcpus, vcpus), question);
    },
  };
}
