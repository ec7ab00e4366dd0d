import {
  domainAuthorizedSshKeysGet,
  domainAuthorizedSshKeysSet,
  domainAuthorizedSshKeysSetFlag,
  domainGetGuestInfo,
  domainGetHostname,
  domainGetHostnameFlag,
  domainSetUserPassword,
  domainSetUserPasswordFlag,
} from "@hob/libvirt";
import { Figures } from "../figures.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { agentClockOf } from "./agent-clock.ts";
import { agentCommand, agentTimeoutMs } from "./agent-command.ts";
import { agentFilesOf } from "./agent-files.ts";
import { agentFilesystemsOf } from "./agent-filesystems.ts";
import { agentSession, askAgent } from "./agent-session.ts";
import { agentVcpusOf } from "./agent-vcpus.ts";
import type { AgentOptions, GuestAgent } from "./guest-agent.ts";
import { type GuestSystemPart, guestSystemParts } from "./guest-system.ts";
import { guestSystemOf } from "./guest-system-of.ts";
import { runProgram } from "./run-program.ts";

const keyFlags = {
  add: domainAuthorizedSshKeysSetFlag.append,
  remove: domainAuthorizedSshKeysSetFlag.remove,
  replace: 0,
} as const;

/** A guest's agent. */
export function guestAgentOf(calls: GuestCalls): GuestAgent {
  const question = (command: string, { timeoutMs = agentTimeoutMs, signal }: AgentOptions = {}) => ({
    command,
    timeoutMs,
    signal,
  });
  const command: GuestAgent["command"] = async (execute, args, options = {}) => {
    const session = agentSession(calls);
    try {
      return await agentCommand(session, execute, args, options);
    } finally {
      await session.close();
    }
  };
  return {
    ping: async (options) => void (await command("guest-ping", undefined, options)),
    async describe(options) {
      const { version, supported_commands: known } = (await command("guest-info", undefined, options)) as {
        version: string;
        supported_commands: { name: string; enabled: boolean }[];
      };
      return { version, commands: new Map(known.map(({ name, enabled }) => [name, enabled])) };
    },
    async system(parts = [], options) {
      const types = parts.reduce((bits: number, part: GuestSystemPart) => bits | guestSystemParts[part], 0);
      const asked = question("guest-get-osinfo", options);
      const { parameters } = await askAgent(calls, (call) => call(domainGetGuestInfo, { types }), asked);
      return guestSystemOf(Figures.of(parameters));
    },
    async hostname(options) {
      const flags = domainGetHostnameFlag.agent;
      const asked = question("guest-get-host-name", options);
      return (await askAgent(calls, (call) => call(domainGetHostname, { flags }), asked)).hostname;
    },
    filesystems: agentFilesystemsOf(calls),
    files: agentFilesOf(calls),
    clock: agentClockOf(calls),
    vcpus: agentVcpusOf(calls),
    run: (program, args = [], options = {}) => runProgram(calls, program, args, options),
    async setPassword(user, password, { encrypted = false, ...options } = {}) {
      const flags = encrypted ? domainSetUserPasswordFlag.encrypted : 0;
      const asked = question("guest-set-user-password", options);
      await askAgent(calls, (call) => call(domainSetUserPassword, { user, password, flags }), asked);
    },
    async sshKeys(user, options) {
      const asked = question("guest-ssh-get-authorized-keys", options);
      return (await askAgent(calls, (call) => call(domainAuthorizedSshKeysGet, { user }), asked)).keys;
    },
    async changeSshKeys(user, keys, { how = "add", ...options } = {}) {
      const asked = question(`guest-ssh-${how === "remove" ? "remove" : "add"}-authorized-keys`, options);
      const change = { user, keys, flags: keyFlags[how] };
      await askAgent(calls, (call) => call(domainAuthorizedSshKeysSet, change), asked);
    },
    command,
  };
}
