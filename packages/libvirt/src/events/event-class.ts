import type { EventProcedure, Procedure } from "../protocol/procedure.ts";

/** How a daemon is brought to send one class of events, and to stop. Equal keys are registered once. */
export interface EventRoute {
  readonly key: string;
  readonly message: EventProcedure<unknown>;
  /** Whether the daemon names the registration in its answer, and in every message. */
  readonly hasId: boolean;
  readonly register: Procedure<never, unknown>;
  readonly registerArgs: object;
  readonly deregister: Procedure<never, unknown>;
  /** What to deregister with; `callbackId` is -1 where the registration has none. */
  deregisterArgs(callbackId: number): object;
}

/**
 * One class of events as data: what `Connection.subscribe` is given.
 *
 * `Ref` names the objects that it is about, `Event` is what a listener hears, `Choice` what else a subscription says.
 */
export interface EventClass<Ref, Event, Choice extends object = object> {
  /** What messages call it: `domain lifecycle`. */
  readonly name: string;
  /** The first version of libvirt that has it. */
  readonly since: string;
  /** @param of whose events; null for those of all. */
  route(of: Ref | null, choice: Choice): EventRoute;
  /** The same for a daemon without callback ids, which tells the events of all; null where those have none of this class. */
  readonly legacyRoute: EventRoute | null;
  /** What a message says. */
  read(message: never): Event;
  /** Whether an event is about an object; asked where the daemon cannot. */
  isOf(event: Event, of: Ref): boolean;
}

/** What is declared of a class of events whose messages carry the id of their registration. */
export interface EventDeclaration<Ref, Message, Event> {
  readonly name: string;
  readonly eventId: number;
  readonly message: EventProcedure<Message>;
  readonly legacy?: EventRoute;
  read(message: Omit<Message, "callbackId">): Event;
  readonly isOf: (event: Event, of: Ref) => boolean;
}

/** What the classes of one kind of object share. */
export interface EventNoun<Ref> {
  readonly register: Procedure<never, { readonly callbackId: number }>;
  readonly deregister: Procedure<{ readonly callbackId: number }, object>;
  /** The member of the register call that names the object. */
  readonly member: string;
  /** What tells one object from another. */
  identity(of: Ref): string;
}

/** Declares a class of events that is registered for by its number. */
export function defineEvents<Ref, Message, Event>(
  noun: EventNoun<Ref>,
  { name, eventId, message, legacy, read, isOf }: EventDeclaration<Ref, Message, Event>,
): EventClass<Ref, Event> {
  return {
    name,
    since: message.since,
    legacyRoute: legacy ?? null,
    route: (of) => ({
      key: `${name} ${of === null ? "" : noun.identity(of)}`,
      message,
      hasId: true,
      register: noun.register,
      registerArgs: { eventId, [noun.member]: of },
      deregister: noun.deregister as Procedure<never, unknown>,
      deregisterArgs: (callbackId) => ({ callbackId }),
    }),
    read: read as (message: never) => Event,
    isOf,
  };
}
