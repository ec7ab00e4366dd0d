// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { eventProcedure, type EventProcedure, nothing, procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/**
 * Has the daemon send events of one `domainEventId`, of all domains where `dom` is null.
 *
 * Since 1.2.2. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY.
 */
export const connectDomainEventCallbackRegisterAny = procedure(
  316,
  { eventId: int, dom: nullable(domainRef) },
  { callbackId: int },
  { since: "1.2.2", priority: "high" },
);

/**
 * Has the daemon send no more events of a callback.
 *
 * Since 1.2.2. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY.
 */
export const connectDomainEventCallbackDeregisterAny = procedure(317, { callbackId: int }, nothing, {
  since: "1.2.2",
  priority: "high",
});

/**
 * Started, stopped, defined and so on: a `domainEventType` and its detail.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE.
 */
export const domainEventLifecycle = eventProcedure(
  318,
  { callbackId: int, dom: domainRef, event: int, detail: int },
  { since: "1.2.2" },
);

/** The guest rebooted itself. Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_REBOOT. */
export const domainEventReboot = eventProcedure(319, { callbackId: int, dom: domainRef }, { since: "1.2.2" });

/**
 * The guest set its clock; the offset is in seconds.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_RTC_CHANGE.
 */
export const domainEventRtcChange = eventProcedure(
  320,
  { callbackId: int, dom: domainRef, offset: hyper },
  { since: "1.2.2" },
);

/**
 * The watchdog fired; what was done is a `domainEventWatchdogAction`.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_WATCHDOG.
 */
export const domainEventWatchdog = eventProcedure(
  321,
  { callbackId: int, dom: domainRef, action: int },
  { since: "1.2.2" },
);

/** A disk that failed. @source remote_domain_event_callback_io_error_msg */
export interface DomainEventIoErrorMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  readonly sourcePath: string;
  readonly alias: string;
  /** A `domainEventIoErrorAction`. */
  readonly action: number;
}

/**
 * A disk failed; what was done is a `domainEventIoErrorAction`.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR.
 */
export const domainEventIoError: EventProcedure<DomainEventIoErrorMessage> = eventProcedure(
  322,
  { callbackId: int, dom: domainRef, sourcePath: string, alias: string, action: int },
  { since: "1.2.2" },
);

/** A disk that failed, and why. @source remote_domain_event_callback_io_error_reason_msg */
export interface DomainEventIoErrorReasonMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  readonly sourcePath: string;
  readonly alias: string;
  /** A `domainEventIoErrorAction`. */
  readonly action: number;
  /** `enospc` where the storage is full; empty where it is not known. */
  readonly reason: string;
}

/**
 * A disk failed, and why: `enospc` where its storage is full.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR_REASON.
 */
export const domainEventIoErrorReason: EventProcedure<DomainEventIoErrorReasonMessage> = eventProcedure(
  324,
  { callbackId: int, dom: domainRef, sourcePath: string, alias: string, action: int, reason: string },
  { since: "1.2.2" },
);

/** One end of a connection to a display. @source remote_domain_event_graphics_address */
export interface DomainGraphicsAddress {
  /** A `domainEventGraphicsAddressType`. */
  readonly family: number;
  readonly node: string;
  readonly service: string;
}

/** @source remote_domain_event_graphics_address */
export const domainGraphicsAddressCodec: Codec<DomainGraphicsAddress> = {
  encode(writer, value) {
    int.encode(writer, value.family);
    string.encode(writer, value.node);
    string.encode(writer, value.service);
  },
  decode: (reader) => ({ family: int.decode(reader), node: string.decode(reader), service: string.decode(reader) }),
};

/**
 * Whom a display's client proved to be, such as `x509dname` or `saslUsername`.
 *
 * @source remote_domain_event_graphics_identity
 */
export interface DomainGraphicsIdentity {
  readonly type: string;
  readonly name: string;
}

/** @source remote_domain_event_graphics_identity */
export const domainGraphicsIdentityCodec: Codec<DomainGraphicsIdentity> = {
  encode(writer, value) {
    string.encode(writer, value.type);
    string.encode(writer, value.name);
  },
  decode: (reader) => ({ type: string.decode(reader), name: string.decode(reader) }),
};

/** Who connected to a display, or left. @source remote_domain_event_callback_graphics_msg */
export interface DomainEventGraphicsMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  /** A `domainEventGraphicsPhase`. */
  readonly phase: number;
  readonly local: DomainGraphicsAddress;
  readonly remote: DomainGraphicsAddress;
  readonly authScheme: string;
  readonly subject: readonly DomainGraphicsIdentity[];
}

/**
 * Somebody connected to a graphical display, or left: a `domainEventGraphicsPhase`.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_GRAPHICS.
 */
export const domainEventGraphics: EventProcedure<DomainEventGraphicsMessage> = eventProcedure(
  323,
  {
    callbackId: int,
    dom: domainRef,
    phase: int,
    local: domainGraphicsAddressCodec,
    remote: domainGraphicsAddressCodec,
    authScheme: string,
    subject: array(domainGraphicsIdentityCodec, limits.domainEventGraphicsIdentity),
  },
  { since: "1.2.2" },
);

/**
 * libvirt lost the way to the hypervisor's process.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CONTROL_ERROR.
 */
export const domainEventControlError = eventProcedure(325, { callbackId: int, dom: domainRef }, { since: "1.2.2" });

/** A disk's job, and how it stands. @source remote_domain_event_callback_block_job_msg */
export interface DomainEventBlockJobMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  readonly path: string;
  /** A `domainBlockJobType`. */
  readonly type: number;
  /** A `connectDomainEventBlockJobStatus`. */
  readonly status: number;
}

/**
 * A disk's job ended or became ready; the disk is named by its path.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BLOCK_JOB.
 */
export const domainEventBlockJob: EventProcedure<DomainEventBlockJobMessage> = eventProcedure(
  326,
  { callbackId: int, dom: domainRef, path: string, type: int, status: int },
  { since: "1.2.2" },
);

/** A disk's job, and how it stands. @source remote_domain_event_block_job_2_msg */
export interface DomainEventBlockJob2Message {
  readonly callbackId: number;
  readonly dom: DomainRef;
  /** The disk's target, such as `vda`. */
  readonly disk: string;
  /** A `domainBlockJobType`. */
  readonly type: number;
  /** A `connectDomainEventBlockJobStatus`. */
  readonly status: number;
}

/**
 * A disk's job ended or became ready; the disk is named by its target, such as `vda`.
 *
 * Since 1.2.6. Source: REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB_2.
 */
export const domainEventBlockJob2: EventProcedure<DomainEventBlockJob2Message> = eventProcedure(
  339,
  { callbackId: int, dom: domainRef, disk: string, type: int, status: int },
  { since: "1.2.6" },
);

/** A disk whose medium changed. @source remote_domain_event_callback_disk_change_msg */
export interface DomainEventDiskChangeMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  readonly oldSourcePath: string | null;
  readonly newSourcePath: string | null;
  readonly alias: string;
  /** A `connectDomainEventDiskChangeReason`. */
  readonly reason: number;
}

/**
 * A disk's medium changed without being asked for: it was missing at the start.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DISK_CHANGE.
 */
export const domainEventDiskChange: EventProcedure<DomainEventDiskChangeMessage> = eventProcedure(
  327,
  {
    callbackId: int,
    dom: domainRef,
    oldSourcePath: nullable(string),
    newSourcePath: nullable(string),
    alias: string,
    reason: int,
  },
  { since: "1.2.2" },
);

/**
 * A tray was opened or closed: a `domainEventTrayChangeReason`.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TRAY_CHANGE.
 */
export const domainEventTrayChange = eventProcedure(
  328,
  { callbackId: int, dom: domainRef, alias: string, reason: int },
  { since: "1.2.2" },
);

/** The guest woke up. Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMWAKEUP. */
export const domainEventPmwakeup = eventProcedure(
  329,
  { callbackId: int, reason: int, dom: domainRef },
  { since: "1.2.2" },
);

/** The guest put itself to sleep, memory kept. Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND. */
export const domainEventPmsuspend = eventProcedure(
  330,
  { callbackId: int, reason: int, dom: domainRef },
  { since: "1.2.2" },
);

/**
 * The guest put itself to sleep, memory on disk.
 *
 * Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND_DISK.
 */
export const domainEventPmsuspendDisk = eventProcedure(
  332,
  { callbackId: int, reason: int, dom: domainRef },
  { since: "1.2.2" },
);

/** The guest's memory changed; KiB. Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BALLOON_CHANGE. */
export const domainEventBalloonChange = eventProcedure(
  331,
  { callbackId: int, dom: domainRef, actual: unsignedHyper },
  { since: "1.2.2" },
);

/** A device was attached. Since 1.2.15. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_ADDED. */
export const domainEventDeviceAdded = eventProcedure(
  354,
  { callbackId: int, dom: domainRef, alias: string },
  { since: "1.2.15" },
);

/** A device is really gone. Since 1.2.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVED. */
export const domainEventDeviceRemoved = eventProcedure(
  333,
  { callbackId: int, dom: domainRef, alias: string },
  { since: "1.2.2" },
);

/**
 * The guest refused to let a device go.
 *
 * Since 1.3.4. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVAL_FAILED.
 */
export const domainEventDeviceRemovalFailed = eventProcedure(
  367,
  { callbackId: int, dom: domainRef, alias: string },
  { since: "1.3.4" },
);

/** The guest's agent came or went, and why. Since 1.2.11. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_AGENT_LIFECYCLE. */
export const domainEventAgentLifecycle = eventProcedure(
  348,
  { callbackId: int, dom: domainRef, state: int, reason: int },
  { since: "1.2.11" },
);

/**
 * Limits changed; names are those of `domainTunable`.
 *
 * Since 1.2.9. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TUNABLE.
 */
export const domainEventTunable = eventProcedure(
  346,
  { callbackId: int, dom: domainRef, parameters: typedParameters(limits.domainEventTunable) },
  { since: "1.2.9" },
);

/**
 * A migration began its next pass over memory.
 *
 * Since 1.3.2. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_MIGRATION_ITERATION.
 */
export const domainEventMigrationIteration = eventProcedure(
  359,
  { callbackId: int, dom: domainRef, iteration: int },
  { since: "1.3.2" },
);

/**
 * The domain's job ended, with its figures: names are those of `domainJobStat`.
 *
 * Since 1.3.3. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_JOB_COMPLETED.
 */
export const domainEventJobCompleted = eventProcedure(
  363,
  { callbackId: int, dom: domainRef, parameters: typedParameters(limits.domainJobStats) },
  { since: "1.3.3" },
);

/**
 * Title, description, or the metadata of a namespace changed: a `domainMetadataType`.
 *
 * Since 3.0.0. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_METADATA_CHANGE.
 */
export const domainEventMetadataChange = eventProcedure(
  379,
  { callbackId: int, dom: domainRef, type: int, uri: nullable(string) },
  { since: "3.0.0" },
);

/** A disk whose image grew beyond its threshold; bytes. @source remote_domain_event_block_threshold_msg */
export interface DomainEventBlockThresholdMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  readonly device: string;
  readonly path: string | null;
  readonly threshold: bigint;
  readonly excess: bigint;
}

/**
 * A disk's image grew beyond its threshold, by `excess` bytes.
 *
 * Since 3.2.0. Source: REMOTE_PROC_DOMAIN_EVENT_BLOCK_THRESHOLD.
 */
export const domainEventBlockThreshold: EventProcedure<DomainEventBlockThresholdMessage> = eventProcedure(
  385,
  {
    callbackId: int,
    dom: domainRef,
    device: string,
    path: nullable(string),
    threshold: unsignedHyper,
    excess: unsignedHyper,
  },
  { since: "3.2.0" },
);

/** Memory that failed. @source remote_domain_event_memory_failure_msg */
export interface DomainEventMemoryFailureMessage {
  readonly callbackId: number;
  readonly dom: DomainRef;
  /** A `domainMemoryFailureRecipientType`. */
  readonly recipient: number;
  /** A `domainMemoryFailureActionType`. */
  readonly action: number;
  /** Of `domainMemoryFailureFlag`. */
  readonly flags: number;
}

/** Memory failed: whose, and what was done about it. Since 6.9.0. Source: REMOTE_PROC_DOMAIN_EVENT_MEMORY_FAILURE. */
export const domainEventMemoryFailure: EventProcedure<DomainEventMemoryFailureMessage> = eventProcedure(
  423,
  { callbackId: int, dom: domainRef, recipient: int, action: int, flags },
  { since: "6.9.0" },
);

/** A memory device's size changed; KiB. Since 7.9.0. Source: REMOTE_PROC_DOMAIN_EVENT_MEMORY_DEVICE_SIZE_CHANGE. */
export const domainEventMemoryDeviceSizeChange = eventProcedure(
  438,
  { callbackId: int, dom: domainRef, alias: string, size: unsignedHyper },
  { since: "7.9.0" },
);
