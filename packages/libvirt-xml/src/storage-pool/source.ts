import { attribute, child, children, element, type Element, leaf, oneOf, type Open, within } from "../kit/index.ts";
import { type PoolAdapter, poolAdapter } from "./source/adapter.ts";
import { type PoolAuth, poolAuth } from "./source/auth.ts";
import { type PoolDevice, poolDevice } from "./source/device.ts";
import { type PoolHost, poolHost } from "./source/host.ts";

/** Where a pool's data come from: which properties are there follows from the pool's type. */
export interface StoragePoolSource {
  /** Types `netfs`, `iscsi`, `iscsi-direct`, `rbd`, `sheepdog`, `gluster`. */
  readonly hosts: readonly PoolHost[];
  /** Types `fs`, `logical`, `disk`, `iscsi`, `iscsi-direct`, `zfs`. */
  readonly devices: readonly PoolDevice[];
  /** Types `netfs` and `gluster`: the directory on the server. */
  readonly dir?: string;
  /** Type `scsi`. */
  readonly adapter?: PoolAdapter;
  /** Types `logical`, `rbd`, `sheepdog`, `gluster`, `zfs`, `vstorage`: as what it is known there. */
  readonly name?: string;
  /** Types `iscsi` and `iscsi-direct`: the iSCSI name of the host. */
  readonly initiatorIqn?: string;
  /** Types `fs`, `netfs`, `disk`, `logical`: a file system, a protocol, a partition table, `lvm2`. */
  readonly format?: Open<"auto" | "ext4" | "xfs" | "nfs" | "cifs" | "glusterfs" | "gpt" | "dos" | "lvm2">;
  /** Types `disk` and `logical`: where the schema has `vendor` and `product`, though libvirt reads them beside it. */
  readonly formatVendor?: string;
  readonly formatProduct?: string;
  readonly auth?: PoolAuth;
  /** Type `netfs`: the version of NFS: `4.1`. */
  readonly protocolVersion?: string;
  readonly vendor?: string;
  readonly product?: string;
}

/** `<pool><source>`; alone it is what `virConnectFindStoragePoolSources` takes, and each of what it finds. */
export const storagePoolSource: Element<StoragePoolSource> = element("source", {
  hosts: children(poolHost, { key: (item) => item.name }),
  devices: children(poolDevice, { key: (item) => item.path }),
  dir: within("dir", attribute("path")),
  adapter: child(poolAdapter),
  name: leaf("name"),
  initiatorIqn: within("initiator", within("iqn", attribute("name"))),
  format: within(
    "format",
    attribute("type", oneOf("auto", "ext4", "xfs", "nfs", "cifs", "glusterfs", "gpt", "dos", "lvm2")),
  ),
  formatVendor: within("format", within("vendor", attribute("name"))),
  formatProduct: within("format", within("product", attribute("name"))),
  auth: child(poolAuth),
  protocolVersion: within("protocol", attribute("ver")),
  vendor: within("vendor", attribute("name")),
  product: within("product", attribute("name")),
});
