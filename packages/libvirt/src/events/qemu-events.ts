import type { Procedure } from "../protocol/procedure.ts";
import {
  connectDomainQemuMonitorEventRegisterFlag,
  qemuConnectDomainMonitorEventDeregister,
  qemuConnectDomainMonitorEventRegister,
  qemuDomainMonitorEvent,
  type QemuDomainMonitorEventMessage,
} from "../protocol/qemu.ts";
import type { DomainRef } from "../protocol/refs.ts";
import type { DomainEvent } from "./define-domain-events.ts";
import type { EventClass } from "./event-class.ts";

/** Which of QEMU's own events are told. */
export interface MonitorChoice {
  /** QEMU's name of the event: `STOP`. All where it is left out. */
  readonly event?: string;
  /** Takes the name for a regular expression of GLib's kind. */
  readonly regex?: boolean;
  readonly ignoreCase?: boolean;
}

/** An event of QEMU's own, as it is. */
export interface MonitorEvent extends DomainEvent {
  /** QEMU's name of it: `BLOCK_JOB_READY`. */
  readonly event: string;
  /** By the host's clock. */
  readonly at: Date;
  /** JSON, or null where it has none. */
  readonly details: string | null;
}

const monitor: EventClass<DomainRef, MonitorEvent, MonitorChoice> = {
  name: "qemu monitor",
  since: qemuDomainMonitorEvent.since,
  legacyRoute: null,
  route(of, { event, regex = false, ignoreCase = false }) {
    const { regex: regexFlag, nocase } = connectDomainQemuMonitorEventRegisterFlag;
    const flags = (regex ? regexFlag : 0) | (ignoreCase ? nocase : 0);
    return {
      key: `qemu monitor ${of?.uuid ?? ""} ${flags} ${event ?? ""}`,
      message: qemuDomainMonitorEvent,
      hasId: true,
      register: qemuConnectDomainMonitorEventRegister as Procedure<never, unknown>,
      registerArgs: { dom: of, event: event ?? null, flags },
      deregister: qemuConnectDomainMonitorEventDeregister as Procedure<never, unknown>,
      deregisterArgs: (callbackId) => ({ callbackId }),
    };
  },
  read: ({ dom, event, seconds, microseconds, details }: QemuDomainMonitorEventMessage): MonitorEvent => ({
    dom,
    event,
    at: new Date(Number(seconds) * 1000 + microseconds / 1000),
    details,
  }),
  isOf: ({ dom }, { uuid }) => dom.uuid === uuid,
};

/** Events of QEMU's own: what they mean is QEMU's business, and changes with it. */
export const qemuEvents = { monitor } as const;
