import { attribute, children, element, type Element, ifAny, required, yesNo } from "../../kit/index.ts";
import { type StorageExtent, storageExtent } from "../../storage/extent.ts";

/** A device that a pool is made of. */
export interface PoolDevice {
  /** A device node, or the iSCSI name of a target. */
  readonly path: string;
  /** Type `disk`: whether a partition's name has a `p` before its number. */
  readonly partSeparator?: boolean;
  /** Type `disk`: libvirt's own note of where a new volume fits. */
  readonly freeExtents?: readonly StorageExtent[];
}

/** `<pool><source><device>`. */
export const poolDevice: Element<PoolDevice> = element("device", {
  path: required(attribute("path")),
  partSeparator: attribute("part_separator", yesNo),
  freeExtents: ifAny(children(storageExtent("freeExtent"))),
});
