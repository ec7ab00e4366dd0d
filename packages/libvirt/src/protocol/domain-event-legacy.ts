// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { hyper, int, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import {
  type DomainGraphicsAddress,
  domainGraphicsAddressCodec,
  type DomainGraphicsIdentity,
  domainGraphicsIdentityCodec,
} from "./domain-event.ts";
import { limits } from "./limits.ts";
import { eventProcedure, type EventProcedure, nothing, procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";

/**
 * Has the daemon send lifecycle events without callback id; `connectDomainEventCallbackRegisterAny` replaces it.
 *
 * Since 0.5.0. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER.
 */
export const connectDomainEventRegister = procedure(
  105,
  nothing,
  { callbacks: int },
  { since: "0.5.0", priority: "high" },
);

/** Takes `connectDomainEventRegister` back. Since 0.5.0. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER. */
export const connectDomainEventDeregister = procedure(
  106,
  nothing,
  { callbacks: int },
  { since: "0.5.0", priority: "high" },
);

/**
 * Has the daemon send events of one kind without callback id; `connectDomainEventCallbackRegisterAny` replaces it.
 *
 * Since 0.8.0. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY.
 */
export const connectDomainEventRegisterAny = procedure(167, { eventId: int }, nothing, {
  since: "0.8.0",
  priority: "high",
});

/** Takes `connectDomainEventRegisterAny` back. Since 0.8.0. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY. */
export const connectDomainEventDeregisterAny = procedure(168, { eventId: int }, nothing, {
  since: "0.8.0",
  priority: "high",
});

/** `domainEventLifecycle` without callback id. Since 0.5.0. Source: REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE. */
export const legacyDomainEventLifecycle = eventProcedure(
  107,
  { dom: domainRef, event: int, detail: int },
  { since: "0.5.0" },
);

/** `domainEventReboot` without callback id. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_EVENT_REBOOT. */
export const legacyDomainEventReboot = eventProcedure(169, { dom: domainRef }, { since: "0.8.0" });

/** `domainEventRtcChange` without callback id. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_EVENT_RTC_CHANGE. */
export const legacyDomainEventRtcChange = eventProcedure(170, { dom: domainRef, offset: hyper }, { since: "0.8.0" });

/** `domainEventWatchdog` without callback id. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_EVENT_WATCHDOG. */
export const legacyDomainEventWatchdog = eventProcedure(171, { dom: domainRef, action: int }, { since: "0.8.0" });

/** `domainEventIoError` without callback id. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_EVENT_IO_ERROR. */
export const legacyDomainEventIoError = eventProcedure(
  172,
  { dom: domainRef, sourcePath: string, alias: string, action: int },
  { since: "0.8.0" },
);

/** A disk that failed, and why. @source remote_domain_event_io_error_reason_msg */
export interface LegacyDomainEventIoErrorReasonMessage {
  readonly dom: DomainRef;
  readonly sourcePath: string;
  readonly alias: string;
  readonly action: number;
  readonly reason: string;
}

/** `domainEventIoErrorReason` without callback id. Since 0.8.1. Source: REMOTE_PROC_DOMAIN_EVENT_IO_ERROR_REASON. */
export const legacyDomainEventIoErrorReason: EventProcedure<LegacyDomainEventIoErrorReasonMessage> = eventProcedure(
  195,
  { dom: domainRef, sourcePath: string, alias: string, action: int, reason: string },
  { since: "0.8.1" },
);

/** Who connected to a display, or left. @source remote_domain_event_graphics_msg */
export interface LegacyDomainEventGraphicsMessage {
  readonly dom: DomainRef;
  readonly phase: number;
  readonly local: DomainGraphicsAddress;
  readonly remote: DomainGraphicsAddress;
  readonly authScheme: string;
  readonly subject: readonly DomainGraphicsIdentity[];
}

/** `domainEventGraphics` without callback id. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_EVENT_GRAPHICS. */
export const legacyDomainEventGraphics: EventProcedure<LegacyDomainEventGraphicsMessage> = eventProcedure(
  173,
  {
    dom: domainRef,
    phase: int,
    local: domainGraphicsAddressCodec,
    remote: domainGraphicsAddressCodec,
    authScheme: string,
    subject: array(domainGraphicsIdentityCodec, limits.domainEventGraphicsIdentity),
  },
  { since: "0.8.0" },
);

/** `domainEventControlError` without callback id. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_EVENT_CONTROL_ERROR. */
export const legacyDomainEventControlError = eventProcedure(224, { dom: domainRef }, { since: "0.9.2" });

/** `domainEventBlockJob` without callback id. Since 0.9.4. Source: REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB. */
export const legacyDomainEventBlockJob = eventProcedure(
  241,
  { dom: domainRef, path: string, type: int, status: int },
  { since: "0.9.4" },
);

/** A disk whose medium changed. @source remote_domain_event_disk_change_msg */
export interface LegacyDomainEventDiskChangeMessage {
  readonly dom: DomainRef;
  readonly oldSourcePath: string | null;
  readonly newSourcePath: string | null;
  readonly alias: string;
  readonly reason: number;
}

/** `domainEventDiskChange` without callback id. Since 0.9.7. Source: REMOTE_PROC_DOMAIN_EVENT_DISK_CHANGE. */
export const legacyDomainEventDiskChange: EventProcedure<LegacyDomainEventDiskChangeMessage> = eventProcedure(
  248,
  { dom: domainRef, oldSourcePath: nullable(string), newSourcePath: nullable(string), alias: string, reason: int },
  { since: "0.9.7" },
);

/** `domainEventTrayChange` without callback id. Since 0.9.11. Source: REMOTE_PROC_DOMAIN_EVENT_TRAY_CHANGE. */
export const legacyDomainEventTrayChange = eventProcedure(
  268,
  { dom: domainRef, alias: string, reason: int },
  { since: "0.9.11" },
);

/** `domainEventPmwakeup` without callback id. Since 0.9.11. Source: REMOTE_PROC_DOMAIN_EVENT_PMWAKEUP. */
export const legacyDomainEventPmwakeup = eventProcedure(269, { dom: domainRef }, { since: "0.9.11" });

/** `domainEventPmsuspend` without callback id. Since 0.9.11. Source: REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND. */
export const legacyDomainEventPmsuspend = eventProcedure(270, { dom: domainRef }, { since: "0.9.11" });

/** `domainEventPmsuspendDisk` without callback id. Since 1.0.0. Source: REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND_DISK. */
export const legacyDomainEventPmsuspendDisk = eventProcedure(292, { dom: domainRef }, { since: "1.0.0" });

/** `domainEventBalloonChange` without callback id. Since 0.10.0. Source: REMOTE_PROC_DOMAIN_EVENT_BALLOON_CHANGE. */
export const legacyDomainEventBalloonChange = eventProcedure(
  276,
  { dom: domainRef, actual: unsignedHyper },
  { since: "0.10.0" },
);

/** `domainEventDeviceRemoved` without callback id. Since 1.1.1. Source: REMOTE_PROC_DOMAIN_EVENT_DEVICE_REMOVED. */
export const legacyDomainEventDeviceRemoved = eventProcedure(
  311,
  { dom: domainRef, alias: string },
  { since: "1.1.1" },
);
