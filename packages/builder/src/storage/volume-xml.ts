import { storageVolume, write } from "@hob/libvirt-xml";
import { bytes } from "@hob/units";
import type { PlannedDisk } from "../build-plan.ts";

/**
 * The definition of a guest's disk: it grows as it is written to, its format is said, and so is that of the image it
 * lies over. A copy begins with the image's size and is resized after.
 */
export function volumeXml({ volume, format, size, from }: PlannedDisk): string {
  return write(storageVolume, {
    name: volume,
    capacity: bytes(from?.mode === "copy" ? from.size : size),
    allocation: bytes(0),
    target: { format, ...(format === "qcow2" ? { compat: "1.1" } : {}) },
    ...(from?.mode === "overlay" ? { backingStore: { path: from.path, format: from.format } } : {}),
  });
}
