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
import { type StoragePoolSource, storagePoolSource } from "./storage-pool/source.ts";
import { type Permissions, permissions } from "./storage/permissions.ts";

/** A place on the host that volumes are kept in. */
export interface StoragePool {
  readonly type: Open<
    "dir" | "fs" | "netfs" | "logical" | "disk" | "iscsi" | "scsi" | "mpath" | "rbd" | "gluster" | "zfs" | "vstorage"
  >;
  readonly name: string;
  readonly uuid?: string;
  /** libvirt's own notes of a running pool. */
  readonly capacity?: Bytes;
  readonly allocation?: Bytes;
  readonly available?: Bytes;
  readonly source?: StoragePoolSource;
  readonly target?: {
    /** Where its volumes appear: `/var/lib/libvirt/images`. */
    readonly path?: string;
    readonly permissions?: Permissions;
  };
}

/** `<pool>`: the document of `virStoragePoolDefineXML` and `virStoragePoolGetXMLDesc`. */
export const storagePool: Element<StoragePool> = element("pool", {
  type: required(
    attribute(
      "type",
      oneOf("dir", "fs", "netfs", "logical", "disk", "iscsi", "scsi", "mpath", "rbd", "gluster", "zfs", "vstorage"),
    ),
  ),
  name: required(leaf("name")),
  uuid: leaf("uuid"),
  capacity: within("capacity", size("bytes")),
  allocation: within("allocation", size("bytes")),
  available: within("available", size("bytes")),
  source: child(storagePoolSource),
  target: child("target", { path: leaf("path"), permissions: child(permissions) }),
});
