import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  element,
  type Element,
  leaf,
  oneOf,
  type Open,
  required,
  size,
  within,
} from "./kit/index.ts";
import { type Permissions, permissions } from "./storage/permissions.ts";

/** A disk's data, kept in a pool. */
export interface StorageVolume {
  /** libvirt's own note of the kind. */
  readonly type?: Open<"file" | "block" | "dir" | "network" | "netdir" | "ploop">;
  readonly name: string;
  /** libvirt's own note: unique on the host. */
  readonly key?: string;
  /** What the guest sees as the disk's size. */
  readonly capacity?: Bytes;
  /** What it takes on the host; 0 asks for one that grows as it is written to. */
  readonly allocation?: Bytes;
  readonly physical?: Bytes;
  readonly target?: {
    readonly path?: string;
    readonly format?: Open<"raw" | "qcow2">;
    readonly permissions?: Permissions;
    /** Of qcow2: `1.1`. */
    readonly compat?: string;
  };
  /** The image that this one holds the changes of. */
  readonly backingStore?: {
    readonly path: string;
    readonly format?: Open<"raw" | "qcow2">;
    readonly permissions?: Permissions;
  };
}

/** `<volume>`: the document of `virStorageVolCreateXML` and `virStorageVolGetXMLDesc`. */
export const storageVolume: Element<StorageVolume> = element("volume", {
  type: attribute("type", oneOf("file", "block", "dir", "network", "netdir", "ploop")),
  name: required(leaf("name")),
  key: leaf("key"),
  capacity: within("capacity", size("bytes")),
  allocation: within("allocation", size("bytes")),
  physical: within("physical", size("bytes")),
  target: child("target", {
    path: leaf("path"),
    format: within("format", attribute("type", oneOf("raw", "qcow2"))),
    permissions: child(permissions),
    compat: leaf("compat"),
  }),
  backingStore: child("backingStore", {
    path: required(leaf("path")),
    format: within("format", attribute("type", oneOf("raw", "qcow2"))),
    permissions: child(permissions),
  }),
});
