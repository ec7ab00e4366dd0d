import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  element,
  type Element,
  leaf,
  oneOf,
  type Open,
  required,
  size,
  within,
} from "./kit/index.ts";
import { type VolumeBackingStore, volumeBackingStore } from "./storage-volume/backing-store.ts";
import { type VolumeDevice, volumeDevice } from "./storage-volume/device.ts";
import { type VolumeTarget, volumeTarget } from "./storage-volume/target.ts";

/** A disk's data, kept in a pool. */
export interface StorageVolume {
  /** libvirt's own note of the kind. */
  readonly type?: Open<"file" | "block" | "dir" | "network" | "netdir" | "ploop">;
  readonly name: string;
  /** libvirt's own note: unique on the host. */
  readonly key?: string;
  /** libvirt's own note: the devices of the pool that it lies on. */
  readonly source?: { readonly devices: readonly VolumeDevice[] };
  /** What the guest sees as the disk's size. */
  readonly capacity?: Bytes;
  /** What it takes on the host; 0 asks for one that grows as it is written to. */
  readonly allocation?: Bytes;
  /** libvirt's own note: what the file or the device has from end to end, holes included. */
  readonly physical?: Bytes;
  readonly target?: VolumeTarget;
  /** The image that this one holds the changes of. */
  readonly backingStore?: VolumeBackingStore;
}

/** `<volume>`: the document of `virStorageVolCreateXML` and `virStorageVolGetXMLDesc`. */
export const storageVolume: Element<StorageVolume> = element("volume", {
  type: attribute("type", oneOf("file", "block", "dir", "network", "netdir", "ploop")),
  name: required(leaf("name")),
  key: leaf("key"),
  source: child("source", { devices: children(volumeDevice, { key: (item) => item.path }) }),
  capacity: within("capacity", size("bytes")),
  allocation: within("allocation", size("bytes")),
  physical: within("physical", size("bytes")),
  target: child(volumeTarget),
  backingStore: child(volumeBackingStore),
});
