// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { eventProcedure, type EventProcedure, nothing, procedure, qemuProgram } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";

/** How a command to QEMU's monitor is written. @source virDomainQemuMonitorCommandFlags */
export const domainQemuMonitorCommandFlag = {
  default: 0,
  hmp: 1 << 0,
} as const;

/** Waits for a guest's agent other than a number of seconds. @source virDomainQemuAgentCommandTimeoutValues */
export const domainQemuAgentCommandTimeout = {
  min: -2,
  block: -2,
  default: -1,
  nowait: 0,
  shutdown: 60,
} as const;

/** How the name of QEMU's own events is compared. @source virConnectDomainQemuMonitorEventRegisterFlags */
export const connectDomainQemuMonitorEventRegisterFlag = {
  regex: 1 << 0,
  nocase: 1 << 1,
} as const;

/**
 * Sends a command to QEMU's monitor: JSON, or by a flag for humans.
 *
 * Since 0.8.3. Source: QEMU_PROC_DOMAIN_MONITOR_COMMAND.
 */
export const qemuDomainMonitorCommand = procedure(
  1,
  { dom: domainRef, cmd: string, flags },
  { result: string },
  { since: "0.8.3", program: qemuProgram },
);

/**
 * Sends a command to QEMU's monitor with file descriptors.
 *
 * Since 8.2.0. Source: QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES.
 */
export const qemuDomainMonitorCommandWithFiles = procedure(
  7,
  { dom: domainRef, cmd: string, flags },
  { result: string },
  { since: "8.2.0", program: qemuProgram, passesFiles: true },
);

/** Takes over a QEMU process that libvirt did not start. Since 0.9.4. Source: QEMU_PROC_DOMAIN_ATTACH. */
export const qemuDomainAttach = procedure(
  2,
  { pid: unsigned, flags },
  { dom: domainRef },
  { since: "0.9.4", program: qemuProgram },
);

/**
 * Sends a command, as JSON, to the guest's agent; waits so many seconds, below 0 a `domainQemuAgentCommandTimeout`.
 *
 * Since 0.10.0. Source: QEMU_PROC_DOMAIN_AGENT_COMMAND.
 */
export const qemuDomainAgentCommand = procedure(
  3,
  { dom: domainRef, cmd: string, timeout: int, flags },
  { result: nullable(string) },
  { since: "0.10.0", program: qemuProgram },
);

/**
 * Has the daemon send QEMU's own events: those of a name or all, of a domain or all.
 *
 * Since 1.2.3. Source: QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER.
 */
export const qemuConnectDomainMonitorEventRegister = procedure(
  4,
  { dom: nullable(domainRef), event: nullable(string), flags },
  { callbackId: int },
  { since: "1.2.3", program: qemuProgram, priority: "high" },
);

/**
 * Has the daemon send no more of QEMU's own events of a callback.
 *
 * Since 1.2.3. Source: QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER.
 */
export const qemuConnectDomainMonitorEventDeregister = procedure(5, { callbackId: int }, nothing, {
  since: "1.2.3",
  program: qemuProgram,
  priority: "high",
});

/** An event of QEMU's own. @source qemu_domain_monitor_event_msg */
export interface QemuDomainMonitorEventMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  readonly event: string;
  /** Since 1970. */
  readonly seconds: bigint;
  readonly microseconds: number;
  /** JSON, or null where it has none. */
  readonly details: string | null;
}

/** An event of QEMU's own; its details are JSON. Since 1.2.3. Source: QEMU_PROC_DOMAIN_MONITOR_EVENT. */
export const qemuDomainMonitorEvent: EventProcedure<QemuDomainMonitorEventMessage> = eventProcedure(
  6,
  { callbackId: int, dom: domainRef, event: string, seconds: hyper, microseconds: unsigned, details: nullable(string) },
  { since: "1.2.3", program: qemuProgram },
);
