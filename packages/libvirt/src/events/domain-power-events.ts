import {
  domainEventControlError,
  domainEventPmsuspend,
  domainEventPmsuspendDisk,
  domainEventPmwakeup,
  domainEventReboot,
  domainEventRtcChange,
  domainEventWatchdog,
} from "../protocol/domain-event.ts";
import {
  legacyDomainEventControlError,
  legacyDomainEventPmsuspend,
  legacyDomainEventPmsuspendDisk,
  legacyDomainEventPmwakeup,
  legacyDomainEventReboot,
  legacyDomainEventRtcChange,
  legacyDomainEventWatchdog,
} from "../protocol/domain-event-legacy.ts";
import { domainEventWatchdogAction } from "../protocol/domain-event-values.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";
import { type Word, wordOf } from "./word-of.ts";

const only = ({ dom }: DomainEvent): DomainEvent => ({ dom });

/** The guest rebooted itself. */
export const domainReboot = defineDomainEvents("reboot", domainEventReboot, legacyDomainEventReboot, only);

/** The guest woke up. */
export const domainPmWakeup = defineDomainEvents("pmwakeup", domainEventPmwakeup, legacyDomainEventPmwakeup, only);

/** The guest put itself to sleep in memory. */
export const domainPmSuspend = defineDomainEvents("pmsuspend", domainEventPmsuspend, legacyDomainEventPmsuspend, only);

/** The guest put itself to sleep on disk. */
export const domainPmSuspendDisk = defineDomainEvents(
  "pmsuspendDisk",
  domainEventPmsuspendDisk,
  legacyDomainEventPmsuspendDisk,
  only,
);

/** libvirt lost the way to the hypervisor's process. */
export const domainControlError = defineDomainEvents(
  "controlError",
  domainEventControlError,
  legacyDomainEventControlError,
  only,
);

/** The guest set its clock. */
export interface DomainRtcChangeEvent extends DomainEvent {
  /** How far it is from UTC now. */
  readonly offsetSeconds: bigint;
}

/** The guest set its clock. */
export const domainRtcChange = defineDomainEvents(
  "rtcChange",
  domainEventRtcChange,
  legacyDomainEventRtcChange,
  ({ dom, offset }): DomainRtcChangeEvent => ({ dom, offsetSeconds: offset }),
);

/** The watchdog fired. */
export interface DomainWatchdogEvent extends DomainEvent {
  /** What was done about it. */
  readonly action: Word<typeof domainEventWatchdogAction>;
}

const watchdogAction = wordOf(domainEventWatchdogAction);

/** The watchdog fired. */
export const domainWatchdog = defineDomainEvents(
  "watchdog",
  domainEventWatchdog,
  legacyDomainEventWatchdog,
  ({ dom, action }): DomainWatchdogEvent => ({ dom, action: watchdogAction(action) }),
);
