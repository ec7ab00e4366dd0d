import {
  connectNetworkEventDeregisterAny,
  connectNetworkEventRegisterAny,
  networkEventId,
  networkEventLifecycle,
  networkEventLifecycleType,
} from "../protocol/network.ts";
import type { NetworkRef } from "../protocol/refs.ts";
import { defineEvents, type EventNoun } from "./event-class.ts";
import { type Word, wordOf } from "./word-of.ts";

/** A network was defined, started, stopped or undefined. */
export interface NetworkLifecycleEvent {
  readonly network: NetworkRef;
  readonly event: Word<typeof networkEventLifecycleType>;
}

const noun: EventNoun<NetworkRef> = {
  register: connectNetworkEventRegisterAny,
  deregister: connectNetworkEventDeregisterAny,
  member: "network",
  identity: ({ uuid }) => uuid,
};

const eventOf = wordOf(networkEventLifecycleType);

/** Every class of events of networks. `of` may name one network; none is all. */
export const networkEvents = {
  /** Defined, started, stopped, undefined. */
  lifecycle: defineEvents(noun, {
    name: "network lifecycle",
    eventId: networkEventId.lifecycle,
    message: networkEventLifecycle,
    read: ({ network, event }): NetworkLifecycleEvent => ({ network, event: eventOf(event) }),
    isOf: ({ network }, { uuid }) => network.uuid === uuid,
  }),
} as const;
