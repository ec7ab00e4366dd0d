import { domainEventLifecycle } from "../protocol/domain-event.ts";
import { legacyDomainEventLifecycle } from "../protocol/domain-event-legacy.ts";
import {
  domainEventCrashedDetailType,
  domainEventDefinedDetailType,
  domainEventPmSuspendedDetailType,
  domainEventResumedDetailType,
  domainEventShutdownDetailType,
  domainEventStartedDetailType,
  domainEventStoppedDetailType,
  domainEventSuspendedDetailType,
  domainEventType,
  domainEventUndefinedDetailType,
} from "../protocol/domain-event-values.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";
import { type Word, wordOf } from "./word-of.ts";

/** What may happen in a domain's life, each with its reasons. */
const details = {
  defined: domainEventDefinedDetailType,
  undefined: domainEventUndefinedDetailType,
  started: domainEventStartedDetailType,
  suspended: domainEventSuspendedDetailType,
  resumed: domainEventResumedDetailType,
  stopped: domainEventStoppedDetailType,
  shutdown: domainEventShutdownDetailType,
  pmsuspended: domainEventPmSuspendedDetailType,
  crashed: domainEventCrashedDetailType,
};

/** What happened in a domain's life, and why. */
export type DomainLifecycleChange =
  | {
      [E in keyof typeof details]: { readonly event: E; readonly detail: Word<(typeof details)[E]> };
    }[keyof typeof details]
  | { readonly event: "unknown"; readonly detail: "unknown" };

/** A domain was defined, started, stopped and so on. */
export type DomainLifecycleEvent = DomainEvent & DomainLifecycleChange;

const eventOf = wordOf(domainEventType);
const detailOf = new Map(
  Object.entries(details).map(([event, constants]) => [event, wordOf<Record<string, number>>(constants)]),
);

/** What the numbers of a lifecycle event say. */
export function domainLifecycleChange(event: number, detail: number): DomainLifecycleChange {
  const word = eventOf(event);
  return { event: word, detail: detailOf.get(word)?.(detail) ?? "unknown" } as DomainLifecycleChange;
}

/** Started, stopped, defined and so on. */
export const domainLifecycle = defineDomainEvents(
  "lifecycle",
  domainEventLifecycle,
  legacyDomainEventLifecycle,
  ({ dom, event, detail }): DomainLifecycleEvent => ({ dom, ...domainLifecycleChange(event, detail) }),
);
