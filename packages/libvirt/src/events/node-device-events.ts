import {
  connectNodeDeviceEventDeregisterAny,
  connectNodeDeviceEventRegisterAny,
  nodeDeviceEventId,
  nodeDeviceEventLifecycle,
  nodeDeviceEventLifecycleType,
  nodeDeviceEventUpdate,
} from "../protocol/node-device.ts";
import type { NodeDeviceRef } from "../protocol/refs.ts";
import { defineEvents, type EventNoun } from "./event-class.ts";
import { type Word, wordOf } from "./word-of.ts";

/** What every event of a node device has. */
export interface NodeDeviceEvent {
  readonly device: NodeDeviceRef;
}

/** A device came, went, was defined or undefined. */
export interface NodeDeviceLifecycleEvent extends NodeDeviceEvent {
  readonly event: Word<typeof nodeDeviceEventLifecycleType>;
}

const noun: EventNoun<NodeDeviceRef> = {
  register: connectNodeDeviceEventRegisterAny,
  deregister: connectNodeDeviceEventDeregisterAny,
  member: "device",
  identity: ({ name }) => name,
};

const eventOf = wordOf(nodeDeviceEventLifecycleType);
const isOf = ({ device }: NodeDeviceEvent, { name }: NodeDeviceRef) => device.name === name;

/** Every class of events of a host's devices. `of` may name one device; none is all. */
export const nodeDeviceEvents = {
  /** Came, went, defined, undefined. */
  lifecycle: defineEvents(noun, {
    name: "node device lifecycle",
    eventId: nodeDeviceEventId.lifecycle,
    message: nodeDeviceEventLifecycle,
    read: ({ device, event }): NodeDeviceLifecycleEvent => ({ device, event: eventOf(event) }),
    isOf,
  }),
  /** Its XML changed. */
  update: defineEvents(noun, {
    name: "node device update",
    eventId: nodeDeviceEventId.update,
    message: nodeDeviceEventUpdate,
    read: ({ device }): NodeDeviceEvent => ({ device }),
    isOf,
  }),
} as const;
