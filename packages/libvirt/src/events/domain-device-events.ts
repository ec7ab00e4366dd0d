import {
  domainEventDeviceAdded,
  domainEventDeviceRemovalFailed,
  domainEventDeviceRemoved,
  domainEventMemoryDeviceSizeChange,
} from "../protocol/domain-event.ts";
import { legacyDomainEventDeviceRemoved } from "../protocol/domain-event-legacy.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";

/** Something about a device. */
export interface DomainDeviceEvent extends DomainEvent {
  /** The device's alias: `virtio-disk1`, `ua-mine`. */
  readonly alias: string;
}

const aliased = ({ dom, alias }: DomainDeviceEvent): DomainDeviceEvent => ({ dom, alias });

/** A device was attached. */
export const domainDeviceAdded = defineDomainEvents("deviceAdded", domainEventDeviceAdded, null, aliased);

/** A device is really gone: the guest let it go. */
export const domainDeviceRemoved = defineDomainEvents(
  "deviceRemoved",
  domainEventDeviceRemoved,
  legacyDomainEventDeviceRemoved,
  aliased,
);

/** The guest refused to let a device go. */
export const domainDeviceRemovalFailed = defineDomainEvents(
  "deviceRemovalFailed",
  domainEventDeviceRemovalFailed,
  null,
  aliased,
);

/** A memory device has another size. */
export interface DomainMemoryDeviceSizeChangeEvent extends DomainDeviceEvent {
  readonly sizeKib: bigint;
}

/** A virtio-mem device has given memory, or taken it back. */
export const domainMemoryDeviceSizeChange = defineDomainEvents(
  "memoryDeviceSizeChange",
  domainEventMemoryDeviceSizeChange,
  null,
  ({ dom, alias, size }): DomainMemoryDeviceSizeChangeEvent => ({ dom, alias, sizeKib: size }),
);
