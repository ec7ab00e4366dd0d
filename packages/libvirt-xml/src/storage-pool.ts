import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  leaf,
  leaves,
  oneOf,
  type Open,
  required,
  size,
  within,
  yesNo,
} from "./kit/index.ts";
import { type StoragePoolSource, storagePoolSource } from "./storage-pool/source.ts";
import { type RbdOption, rbdOption } from "./storage-pool/rbd-option.ts";
import { type Permissions, permissions } from "./storage/permissions.ts";

/** What a pool is kept in. */
export type StoragePoolType = Open<
  | "dir"
  | "fs"
  | "netfs"
  | "logical"
  | "disk"
  | "iscsi"
  | "iscsi-direct"
  | "scsi"
  | "mpath"
  | "rbd"
  | "sheepdog"
  | "gluster"
  | "zfs"
  | "vstorage"
>;

/** A place on the host that volumes are kept in. */
export interface StoragePool {
  readonly type: StoragePoolType;
  /** Default, for the types whose source has a name: that name. */
  readonly name?: string;
  readonly uuid?: string;
  /** libvirt's own notes of a running pool. */
  readonly capacity?: Bytes;
  readonly allocation?: Bytes;
  readonly available?: Bytes;
  readonly features?: {
    /** Whether volumes are copied when they are written to. Default: yes on Btrfs; type `dir` and `fs` only. */
    readonly cow?: boolean;
  };
  readonly source?: StoragePoolSource;
  readonly target?: {
    /** Where its volumes appear: `/var/lib/libvirt/images`. */
    readonly path?: string;
    readonly permissions?: Permissions;
  };
  readonly refresh?: {
    /** Type `rbd`: `capacity` saves asking each volume what it takes. */
    readonly volumeAllocation?: Open<"default" | "capacity">;
  };
  /** Types `fs` and `netfs`: options of the mount, which libvirt does not look into. */
  readonly mountOptions?: readonly string[];
  /** Type `rbd`: options of the client, which libvirt does not look into. */
  readonly rbdOptions?: readonly RbdOption[];
}

/** `<pool>`: the document of `virStoragePoolDefineXML` and `virStoragePoolGetXMLDesc`. */
export const storagePool: Element<StoragePool> = element("pool", {
  type: required(
    attribute(
      "type",
      oneOf(
        "dir",
        "fs",
        "netfs",
        "logical",
        "disk",
        "iscsi",
        "iscsi-direct",
        "scsi",
        "mpath",
        "rbd",
        "sheepdog",
        "gluster",
        "zfs",
        "vstorage",
      ),
    ),
  ),
  name: leaf("name"),
  uuid: leaf("uuid"),
  capacity: within("capacity", size("bytes")),
  allocation: within("allocation", size("bytes")),
  available: within("available", size("bytes")),
  features: child("features", { cow: within("cow", attribute("state", yesNo)) }),
  source: child(storagePoolSource),
  target: child("target", { path: leaf("path"), permissions: child(permissions) }),
  refresh: child("refresh", {
    volumeAllocation: within("volume", attribute("allocation", oneOf("default", "capacity"))),
  }),
  mountOptions: within("fs:mount_opts", ifAny(leaves("fs:option", attribute("name")))),
  rbdOptions: within("rbd:config_opts", ifAny(children(rbdOption, { key: (item) => item.name }))),
});
