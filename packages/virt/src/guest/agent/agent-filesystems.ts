import { type DomainFilesystem, domainFsFreeze, domainFsThaw, domainFsTrim, domainGetFsInfo } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import type { GuestCalls } from "../guest-calls.ts";
import { agentCommand, agentTimeoutMs } from "./agent-command.ts";
import { agentSession, askAgent } from "./agent-session.ts";
import type { AgentOptions } from "./guest-agent.ts";

/** A guest's file systems. */
export interface AgentFilesystems {
  /** Those that are mounted, and the disks below them. */
  list(options?: AgentOptions): Promise<readonly DomainFilesystem[]>;
  /**
   * Has what was written reach the disks, and holds writers back until {@link thaw}: all file systems, or those mounted at
   * some points. A frozen guest's agent does little else than thaw.
   *
   * @returns how many were frozen. Default time: 60 s.
   */
  freeze(mountpoints?: readonly string[], options?: AgentOptions): Promise<number>;
  /** Lets writers go on. @returns how many file systems were frozen. Default time: 60 s. */
  thaw(mountpoints?: readonly string[], options?: AgentOptions): Promise<number>;
  /** Whether some file systems are frozen. */
  areFrozen(options?: AgentOptions): Promise<boolean>;
  /**
   * Has the disks told which blocks are not in use any more.
   *
   * @param options `minimum`: shorter runs of free blocks are left. Default: 0. Default time: 60 s.
   */
  trim(options?: AgentOptions & { readonly minimum?: Bytes }): Promise<void>;
}

/** For what reaches the disks. */
const writingTimeoutMs = 60_000;

/** A guest's file systems, through its agent. */
export function agentFilesystemsOf(calls: GuestCalls): AgentFilesystems {
  return {
    async list({ timeoutMs = agentTimeoutMs, signal } = {}) {
      const question = { command: "guest-get-fsinfo", timeoutMs, signal };
      return (await askAgent(calls, (call) => call(domainGetFsInfo, {}), question)).info;
    },
    async freeze(mountpoints = [], { timeoutMs = writingTimeoutMs, signal } = {}) {
      const question = { command: "guest-fsfreeze-freeze", timeoutMs, signal };
      return (await askAgent(calls, (call) => call(domainFsFreeze, { mountpoints }), question)).filesystems;
    },
    async thaw(mountpoints = [], { timeoutMs = writingTimeoutMs, signal } = {}) {
      const question = { command: "guest-fsfreeze-thaw", timeoutMs, signal };
      return (await askAgent(calls, (call) => call(domainFsThaw, { mountpoints }), question)).filesystems;
    },
    async areFrozen(options = {}) {
      const session = agentSession(calls);
      try {
        return (await agentCommand(session, "guest-fsfreeze-status", undefined, options)) === "frozen";
      } finally {
        await session.close();
      }
    },
    async trim({ minimum = 0, timeoutMs = writingTimeoutMs, signal } = {}) {
      const trim = { mountPoint: null, minimum: BigInt(minimum) };
      await askAgent(calls, (call) => call(domainFsTrim, trim), { command: "guest-fstrim", timeoutMs, signal });
    },
  };
}
