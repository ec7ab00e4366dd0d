import type { Bytes } from "@hob/units";
import { attribute, child, element, type Element, flag, oneOf, type Open, required } from "../kit/index.ts";
import { type ImageFormat, imageFormat, metadataCacheMaxSize } from "../domain/devices/disk/format.ts";
import { type DiskSource, diskSource } from "../domain/devices/disk/source.ts";

/** A disk in a snapshot. */
export interface SnapshotDisk {
  /** Its target: `vda`; or the path of its source. */
  readonly name: string;
  /** `external`: the guest writes to a new image from now on. `manual`: its storage takes the snapshot itself. */
  readonly snapshot?: Open<"no" | "internal" | "external" | "manual">;
  /** Snapshot `external`: what the new image is kept in. Default `file`. */
  readonly type?: Open<"file" | "block" | "network">;
  /** libvirt's own note since 9.9: the snapshot is being deleted. */
  readonly snapshotDeleteInProgress?: boolean;
  readonly driver?: {
    /** The new image's format. Default `qcow2`. */
    readonly type?: ImageFormat;
    readonly metadataCacheMaxSize?: Bytes;
  };
  /** The new image. Default, for files: the old one's path with the snapshot's name as its suffix. */
  readonly source?: DiskSource;
}

/** `<domainsnapshot><disks><disk>`. */
export const snapshotDisk: Element<SnapshotDisk> = element("disk", {
  name: required(attribute("name")),
  snapshot: attribute("snapshot", oneOf("no", "internal", "external", "manual")),
  type: attribute("type", oneOf("file", "block", "network")),
  snapshotDeleteInProgress: flag("snapshotDeleteInProgress"),
  driver: child("driver", { type: attribute("type", imageFormat), metadataCacheMaxSize }),
  source: child(diskSource),
});
