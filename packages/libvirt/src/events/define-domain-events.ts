import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
} from "../protocol/domain-event.ts";
import { connectDomainEventDeregisterAny, connectDomainEventRegisterAny } from "../protocol/domain-event-legacy.ts";
import { domainEventId } from "../protocol/domain-event-values.ts";
import type { EventProcedure, Procedure } from "../protocol/procedure.ts";
import type { DomainRef } from "../protocol/refs.ts";
import { defineEvents, type EventClass, type EventNoun, type EventRoute } from "./event-class.ts";

/** What every event of a domain has. */
export interface DomainEvent {
  /** Its name and UUID as they are now; its id while it runs, else -1. */
  readonly dom: DomainRef;
}

/** A class of events of domains. */
export type DomainEventClass<Event extends DomainEvent> = EventClass<DomainRef, Event>;

const noun: EventNoun<DomainRef> = {
  register: connectDomainEventCallbackRegisterAny,
  deregister: connectDomainEventCallbackDeregisterAny,
  member: "dom",
  identity: ({ uuid }) => uuid,
};

/**
 * Declares a class of events of domains.
 *
 * @param legacy its message of daemons before libvirt 1.2.2, which know no callback ids.
 */
export function defineDomainEvents<Message extends DomainEvent, Event extends DomainEvent>(
  name: keyof typeof domainEventId,
  message: EventProcedure<Message>,
  legacy: EventProcedure<object> | null,
  read: (message: Omit<Message, "callbackId">) => Event,
): DomainEventClass<Event> {
  const eventId = domainEventId[name];
  return defineEvents<DomainRef, Message, Event>(noun, {
    name: `domain ${name}`,
    eventId,
    message,
    ...(legacy === null ? {} : { legacy: legacyRoute(name, eventId, legacy) }),
    read,
    isOf: ({ dom }, { uuid }) => dom.uuid === uuid,
  });
}

const legacyRoute = (name: string, eventId: number, message: EventProcedure<object>): EventRoute => ({
  key: `legacy domain ${name}`,
  message,
  hasId: false,
  register: connectDomainEventRegisterAny as Procedure<never, unknown>,
  registerArgs: { eventId },
  deregister: connectDomainEventDeregisterAny as Procedure<never, unknown>,
  deregisterArgs: () => ({ eventId }),
});
