import { domainBlockJobType } from "../protocol/domain-block.ts";
import {
  domainEventBlockJob,
  domainEventBlockJob2,
  domainEventBlockThreshold,
  domainEventJobCompleted,
  domainEventMigrationIteration,
} from "../protocol/domain-event.ts";
import { legacyDomainEventBlockJob } from "../protocol/domain-event-legacy.ts";
import { connectDomainEventBlockJobStatus } from "../protocol/domain-event-values.ts";
import type { TypedParameters } from "../protocol/typed-parameters.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";
import { type Word, wordOf } from "./word-of.ts";

/** How a disk's job stands. */
export interface DomainBlockJobChange extends DomainEvent {
  readonly type: Word<typeof domainBlockJobType>;
  readonly status: Word<typeof connectDomainEventBlockJobStatus>;
}

/** A disk's job ended or became ready; the disk is named by its path. */
export interface DomainBlockJobEvent extends DomainBlockJobChange {
  readonly path: string;
}

/** A disk's job ended or became ready; the disk is named by its target. */
export interface DomainBlockJob2Event extends DomainBlockJobChange {
  /** `vda`. */
  readonly disk: string;
}

const typeOf = wordOf(domainBlockJobType);
const statusOf = wordOf(connectDomainEventBlockJobStatus);

/** A disk's job ended or became ready; the disk is named by its path, which a job may change: prefer `blockJob2`. */
export const domainBlockJob = defineDomainEvents(
  "blockJob",
  domainEventBlockJob,
  legacyDomainEventBlockJob,
  ({ dom, path, type, status }): DomainBlockJobEvent => ({ dom, path, type: typeOf(type), status: statusOf(status) }),
);

/** A disk's job ended or became ready; the disk is named by its target, such as `vda`. */
export const domainBlockJob2 = defineDomainEvents(
  "blockJob2",
  domainEventBlockJob2,
  null,
  ({ dom, disk, type, status }): DomainBlockJob2Event => ({ dom, disk, type: typeOf(type), status: statusOf(status) }),
);

/** A disk's image grew beyond its threshold. */
export interface DomainBlockThresholdEvent extends DomainEvent {
  /** The disk's target, or `vda[3]` for an image of its chain. */
  readonly device: string;
  readonly path: string | null;
  readonly thresholdBytes: bigint;
  /** How far beyond. */
  readonly excessBytes: bigint;
}

/** A disk's image grew beyond its threshold; told once for each time it is set. */
export const domainBlockThreshold = defineDomainEvents(
  "blockThreshold",
  domainEventBlockThreshold,
  null,
  ({ dom, device, path, threshold, excess }): DomainBlockThresholdEvent => ({
    dom,
    device,
    path,
    thresholdBytes: threshold,
    excessBytes: excess,
  }),
);

/** A migration began its next pass over memory. */
export interface DomainMigrationIterationEvent extends DomainEvent {
  /** From 1. */
  readonly iteration: number;
}

/** A migration began its next pass over memory. */
export const domainMigrationIteration = defineDomainEvents(
  "migrationIteration",
  domainEventMigrationIteration,
  null,
  ({ dom, iteration }): DomainMigrationIterationEvent => ({ dom, iteration }),
);

/** The domain's job ended. */
export interface DomainJobCompletedEvent extends DomainEvent {
  /** Its figures; names are those of `domainJobStat`. */
  readonly parameters: TypedParameters;
}

/** The domain's job ended, with its figures. */
export const domainJobCompleted = defineDomainEvents(
  "jobCompleted",
  domainEventJobCompleted,
  null,
  ({ dom, parameters }): DomainJobCompletedEvent => ({ dom, parameters }),
);
