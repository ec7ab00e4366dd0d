import type { Device } from "./device.ts";
import { type ProductRecord, type StatedDevice, readProduct, readStatedDevices } from "./product-record.ts";
import type { XmlElement } from "./xml-element.ts";

/** A hypervisor's release as the files state it, before inheritance. */
export interface PlatformRecord extends ProductRecord {
  readonly devices: readonly StatedDevice[];
}

/**
 * A hypervisor's release, with all that it inherits. The database stopped counting at QEMU 2.3 and Xen 4.1: ask libvirt
 * what a host can do.
 */
export interface Platform extends Omit<ProductRecord, "name"> {
  /** Unique: `qemu-2.3.0`. */
  readonly shortId: string;
  /** For people: `QEMU 2.3.0`. */
  readonly name: string;
  /** What it can give a guest. */
  readonly devices: readonly Device[];
}

/** Reads a `platform` element. */
export const readPlatformRecord = (id: string, platform: XmlElement): PlatformRecord => ({
  ...readProduct(id, platform),
  devices: readStatedDevices(platform),
});

/** Completes a platform's record by the devices that it inherits. */
export function platform(record: PlatformRecord, devices: readonly Device[]): Platform {
  const shortId = record.shortIds[0] ?? record.id;
  return { ...record, shortId, name: record.name ?? shortId, devices };
}
