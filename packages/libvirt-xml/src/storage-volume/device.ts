import { attribute, children, element, type Element, required } from "../kit/index.ts";
import { type StorageExtent, storageExtent } from "../storage/extent.ts";

/** A device of the pool, and the pieces of it that are the volume's. */
export interface VolumeDevice {
  readonly path: string;
  readonly extents: readonly StorageExtent[];
}

/** `<volume><source><device>`. */
export const volumeDevice: Element<VolumeDevice> = element("device", {
  path: required(attribute("path")),
  extents: children(storageExtent("extent")),
});
