import {
  domainEventDiskChange,
  domainEventIoError,
  domainEventIoErrorReason,
  domainEventTrayChange,
} from "../protocol/domain-event.ts";
import {
  legacyDomainEventDiskChange,
  legacyDomainEventIoError,
  legacyDomainEventIoErrorReason,
  legacyDomainEventTrayChange,
} from "../protocol/domain-event-legacy.ts";
import {
  connectDomainEventDiskChangeReason,
  domainEventIoErrorAction,
  domainEventTrayChangeReason,
} from "../protocol/domain-event-values.ts";
import { defineDomainEvents } from "./define-domain-events.ts";
import type { DomainDeviceEvent } from "./domain-device-events.ts";
import { type Word, wordOf } from "./word-of.ts";

/** A disk failed. */
export interface DomainIoErrorEvent extends DomainDeviceEvent {
  /** The image; empty where it is not known. */
  readonly sourcePath: string;
  /** What was done about it. */
  readonly action: Word<typeof domainEventIoErrorAction>;
}

const ioErrorAction = wordOf(domainEventIoErrorAction);

/** A disk failed. */
export const domainIoError = defineDomainEvents(
  "ioError",
  domainEventIoError,
  legacyDomainEventIoError,
  ({ dom, alias, sourcePath, action }): DomainIoErrorEvent => ({
    dom,
    alias,
    sourcePath,
    action: ioErrorAction(action),
  }),
);

/** A disk failed, and why. */
export interface DomainIoErrorReasonEvent extends DomainIoErrorEvent {
  /** `enospc` where its storage is full; empty where it is not known. */
  readonly reason: string;
}

/** A disk failed, and why. */
export const domainIoErrorReason = defineDomainEvents(
  "ioErrorReason",
  domainEventIoErrorReason,
  legacyDomainEventIoErrorReason,
  ({ dom, alias, sourcePath, action, reason }): DomainIoErrorReasonEvent => ({
    dom,
    alias,
    sourcePath,
    action: ioErrorAction(action),
    reason,
  }),
);

/** A disk's medium was taken out without being asked for. */
export interface DomainDiskChangeEvent extends DomainDeviceEvent {
  readonly oldSourcePath: string | null;
  readonly newSourcePath: string | null;
  readonly reason: Word<typeof connectDomainEventDiskChangeReason>;
}

const diskChangeReason = wordOf(connectDomainEventDiskChangeReason);

/** A disk's medium was taken out because it was missing at the start. */
export const domainDiskChange = defineDomainEvents(
  "diskChange",
  domainEventDiskChange,
  legacyDomainEventDiskChange,
  ({ dom, alias, oldSourcePath, newSourcePath, reason }): DomainDiskChangeEvent => ({
    dom,
    alias,
    oldSourcePath,
    newSourcePath,
    reason: diskChangeReason(reason),
  }),
);

/** A tray was opened or closed. */
export interface DomainTrayChangeEvent extends DomainDeviceEvent {
  readonly reason: Word<typeof domainEventTrayChangeReason>;
}

const trayChangeReason = wordOf(domainEventTrayChangeReason);

/** A tray was opened or closed. */
export const domainTrayChange = defineDomainEvents(
  "trayChange",
  domainEventTrayChange,
  legacyDomainEventTrayChange,
  ({ dom, alias, reason }): DomainTrayChangeEvent => ({ dom, alias, reason: trayChangeReason(reason) }),
);
