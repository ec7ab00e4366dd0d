import { qemuDomainAgentCommand } from "@hob/libvirt";
import type { AgentQuestion, AgentSession } from "./agent-session.ts";

/** How long a question may take where the caller does not say. */
export const agentTimeoutMs = 10_000;

/** Sends a command of QEMU's agent over a session, and returns what it answers. */
export async function agentCommand(
  session: AgentSession,
  execute: string,
  args: Readonly<Record<string, unknown>> | undefined,
  { timeoutMs = agentTimeoutMs, signal }: Partial<AgentQuestion>,
): Promise<unknown> {
  const question = { command: execute, timeoutMs, signal };
  const cmd = JSON.stringify({ execute, arguments: args });
  // libvirt gives up a little later than the caller, so that it is no longer held up either.
  const timeout = Math.ceil(timeoutMs / 1000) + 1;
  const { result } = await session.ask(question, (call) => call(qemuDomainAgentCommand, { cmd, timeout }));
  return result === null ? undefined : (JSON.parse(result) as { return?: unknown }).return;
}
