import {
  connectionEvents,
  domainEvents,
  type EventClass,
  networkEvents,
  nodeDeviceEvents,
  secretEvents,
  storagePoolEvents,
} from "@hob/libvirt";

/** Every class of events of every noun; QEMU's own are left out, because their names are QEMU's. */
export const eventClasses: readonly EventClass<never, unknown>[] = [
  domainEvents,
  networkEvents,
  storagePoolEvents,
  nodeDeviceEvents,
  secretEvents,
  connectionEvents,
].flatMap((classes) => Object.values<EventClass<never, unknown>>(classes as never));
