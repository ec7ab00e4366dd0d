import type { StoragePoolRef } from "../protocol/refs.ts";
import {
  connectStoragePoolEventDeregisterAny,
  connectStoragePoolEventRegisterAny,
  storagePoolEventId,
  storagePoolEventLifecycle,
  storagePoolEventLifecycleType,
  storagePoolEventRefresh,
} from "../protocol/storage-pool.ts";
import { defineEvents, type EventNoun } from "./event-class.ts";
import { type Word, wordOf } from "./word-of.ts";

/** What every event of a storage pool has. */
export interface StoragePoolEvent {
  readonly pool: StoragePoolRef;
}

/** A pool was defined, started, built and so on. */
export interface StoragePoolLifecycleEvent extends StoragePoolEvent {
  readonly event: Word<typeof storagePoolEventLifecycleType>;
}

const noun: EventNoun<StoragePoolRef> = {
  register: connectStoragePoolEventRegisterAny,
  deregister: connectStoragePoolEventDeregisterAny,
  member: "pool",
  identity: ({ uuid }) => uuid,
};

const eventOf = wordOf(storagePoolEventLifecycleType);
const isOf = ({ pool }: StoragePoolEvent, { uuid }: StoragePoolRef) => pool.uuid === uuid;

/** Every class of events of storage pools. `of` may name one pool; none is all. */
export const storagePoolEvents = {
  /** Defined, started, stopped, undefined; `created` and `deleted` is what the pool stands for. */
  lifecycle: defineEvents(noun, {
    name: "storage pool lifecycle",
    eventId: storagePoolEventId.lifecycle,
    message: storagePoolEventLifecycle,
    read: ({ pool, event }): StoragePoolLifecycleEvent => ({ pool, event: eventOf(event) }),
    isOf,
  }),
  /** Its volumes were looked at anew: they may have changed. */
  refresh: defineEvents(noun, {
    name: "storage pool refresh",
    eventId: storagePoolEventId.refresh,
    message: storagePoolEventRefresh,
    read: ({ pool }): StoragePoolEvent => ({ pool }),
    isOf,
  }),
} as const;
