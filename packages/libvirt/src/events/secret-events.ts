import type { SecretRef } from "../protocol/refs.ts";
import {
  connectSecretEventDeregisterAny,
  connectSecretEventRegisterAny,
  secretEventId,
  secretEventLifecycle,
  secretEventLifecycleType,
  secretEventValueChanged,
} from "../protocol/secret.ts";
import { defineEvents, type EventNoun } from "./event-class.ts";
import { type Word, wordOf } from "./word-of.ts";

/** What every event of a secret has. */
export interface SecretEvent {
  readonly secret: SecretRef;
}

/** A secret was defined or undefined. */
export interface SecretLifecycleEvent extends SecretEvent {
  readonly event: Word<typeof secretEventLifecycleType>;
}

const noun: EventNoun<SecretRef> = {
  register: connectSecretEventRegisterAny,
  deregister: connectSecretEventDeregisterAny,
  member: "secret",
  identity: ({ uuid }) => uuid,
};

const eventOf = wordOf(secretEventLifecycleType);
const isOf = ({ secret }: SecretEvent, { uuid }: SecretRef) => secret.uuid === uuid;

/** Every class of events of secrets. `of` may name one secret; none is all. */
export const secretEvents = {
  /** Defined, undefined. */
  lifecycle: defineEvents(noun, {
    name: "secret lifecycle",
    eventId: secretEventId.lifecycle,
    message: secretEventLifecycle,
    read: ({ secret, event }): SecretLifecycleEvent => ({ secret, event: eventOf(event) }),
    isOf,
  }),
  /** Its value was set. */
  valueChanged: defineEvents(noun, {
    name: "secret valueChanged",
    eventId: secretEventId.valueChanged,
    message: secretEventValueChanged,
    read: ({ secret }): SecretEvent => ({ secret }),
    isOf,
  }),
} as const;
