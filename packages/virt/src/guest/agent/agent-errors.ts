import { defineError } from "@hob/errors";

/** A guest that an agent could not be reached in. */
export const AgentMissing = defineError("virt.agent-missing", {
  kind: "unsupported",
  message: (d: { guest: string }) => `Guest '${d.guest}' has no channel for an agent.`,
  hint: "Give it a channel of type unix with the name 'org.qemu.guest_agent.0', and install qemu-guest-agent in it.",
});

/** A guest in which no agent runs. */
export const AgentNotConnected = defineError("virt.agent-not-connected", {
  kind: "unavailable",
  message: (d: { guest: string; reason: string }) => `Nobody answers for guest '${d.guest}': ${d.reason}.`,
  hint: "Look whether the guest has started, and whether qemu-guest-agent is installed and running in it.",
});

/** An agent that does not answer, or not in time. */
export const AgentTimeout = defineError("virt.agent-timeout", {
  kind: "timeout",
  message: (d: { guest: string; command: string; timeoutMs: number }) =>
    `The agent of guest '${d.guest}' did not answer '${d.command}' within ${d.timeoutMs} ms.`,
  hint: "It may still do what it was asked; a guest that is very busy, or whose file systems are frozen, answers late.",
});

/** What an agent does not know, or is not allowed to do. */
export const AgentCommandUnsupported = defineError("virt.agent-command-unsupported", {
  kind: "unsupported",
  message: (d: { guest: string; command: string }) => `The agent of guest '${d.guest}' does not do '${d.command}'.`,
  hint: "It is too old for it, is on a system that has no such thing, or was set up to refuse it.",
});

/** What an agent tried and could not do. */
export const AgentRefused = defineError("virt.agent-refused", {
  kind: "conflict",
  message: (d: { guest: string; command: string; reason: string }) =>
    `The agent of guest '${d.guest}' could not do '${d.command}': ${d.reason}.`,
});

/** A program in a guest that takes longer than it may. */
export const GuestProgramTimeout = defineError("virt.guest-program-timeout", {
  kind: "timeout",
  message: (d: { guest: string; program: string; pid: number; timeoutMs: number }) =>
    `'${d.program}' in guest '${d.guest}' did not end within ${d.timeoutMs} ms.`,
  hint: (d) => `It goes on there as process ${d.pid}.`,
});

/** A file of a guest that is larger than what is read of it. */
export const GuestFileTooLarge = defineError("virt.guest-file-too-large", {
  kind: "invalid",
  message: (d: { guest: string; path: string; limit: number }) =>
    `File '${d.path}' in guest '${d.guest}' is larger than ${d.limit} bytes.`,
});
