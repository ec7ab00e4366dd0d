import { storageVolume, write } from "@hob/libvirt-xml";
import { bytes } from "@hob/units";
import type { PlannedVolume } from "../build-plan.ts";

/**
 * The definition of a volume: it grows as it is written to, its format is said, and so is that of the image it lies over.
 * A copy begins with the image's size and is resized after. What is going to be written byte by byte begins as what it is
 * then, a plain file.
 */
export function volumeXml({ volume, format, size, content }: PlannedVolume, holdsFiles = true): string {
  const isWritten = content.kind === "download" || content.kind === "vault" || content.kind === "iso-file";
  const made = isWritten ? "raw" : format;
  const capacity = content.kind === "copy" ? content.size : isWritten && holdsFiles ? 0 : size;
  return write(storageVolume, {
    name: volume,
    capacity: bytes(capacity),
    allocation: bytes(0),
    target: { format: made, ...(made === "qcow2" ? { compat: "1.1" } : {}) },
    ...(content.kind === "overlay" ? { backingStore: { path: content.path, format: content.format } } : {}),
  });
}
