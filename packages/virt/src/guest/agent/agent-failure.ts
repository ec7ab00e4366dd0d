import { domainGetXmlDesc, isLibvirtError } from "@hob/libvirt";
import { type Channel, domain, read } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { AgentCommandUnsupported, AgentMissing, AgentNotConnected, AgentRefused } from "./agent-errors.ts";

const agentChannel = "org.qemu.guest_agent.0";

/** Whether a guest has a channel for an agent, and whether one listens there. */
export function agentChannelState(channels: readonly Channel[]): "missing" | "disconnected" | "connected" {
  const channel = channels.find(({ target }) => target?.name === agentChannel);
  if (channel === undefined) return "missing";
  return channel.target?.state === "connected" ? "connected" : "disconnected";
}

/**
 * libvirt's failure of a question to an agent as ours. Which of them it is the guest's XML tells, not libvirt's words,
 * which may be in any language; what the agent itself said is always in English.
 */
export async function agentFailure(error: unknown, { call, dom }: GuestCalls, command: string): Promise<unknown> {
  if (!isLibvirtError(error)) return error;
  const guest = dom.name;
  switch (error.code) {
    case "libvirt.argument-unsupported":
    case "libvirt.agent-unresponsive":
    case "libvirt.agent-unsynced": {
      const { xml } = await call(domainGetXmlDesc, {});
      const state = agentChannelState(read(domain, xml).devices.channels);
      if (state === "missing") return new AgentMissing({ guest }, { cause: error });
      if (error.kind === "unsupported") return error;
      const reason = state === "disconnected" ? "no agent runs in it" : sentence(error.message);
      return new AgentNotConnected({ guest, reason }, { cause: error });
    }
    case "libvirt.internal-error": {
      if (/command \S* ?has (not been found|been disabled(?!: the agent is in frozen))/i.test(error.message)) {
        return new AgentCommandUnsupported({ guest, command }, { cause: error });
      }
      const words = error.message.replace(/^internal error: *(unable to execute QEMU agent command '[^']*': *)?/, "");
      const reason = /frozen state/.test(words) ? "its file systems are frozen" : sentence(words);
      return new AgentRefused({ guest, command, reason }, { cause: error });
    }
    default:
      return error;
  }
}

const sentence = (words: string): string => words.replace(/\.$/, "");
