import type { StoragePoolCapabilities, StoragePoolSource } from "@hob/libvirt-xml";
import type { Pool } from "./pool.ts";
import type { Volume } from "./volume.ts";

/** A host's storage pools, and volumes by where they are. */
export interface HostStorage {
  pools(): Promise<readonly Pool[]>;
  /** @throws LibvirtError of kind `not-found` */
  pool(nameOrUuid: string): Promise<Pool>;
  definePool(xml: string): Promise<Pool>;
  /** Starts a pool that is forgotten when it is destroyed. `build` makes its directory first. */
  createTransientPool(xml: string, options?: { readonly build?: boolean }): Promise<Pool>;
  /** The running pool whose target is this path. @throws LibvirtError of kind `not-found` */
  poolByTarget(path: string): Promise<Pool>;
  /** The volume at a path on the host, if a running pool holds it. @throws LibvirtError of kind `not-found` */
  volumeByPath(path: string): Promise<Volume>;
  /** @throws LibvirtError of kind `not-found` */
  volumeByKey(key: string): Promise<Volume>;
  /** Which types of pools it can have, and which formats in them; asked once per connection. */
  storageCapabilities(): Promise<StoragePoolCapabilities>;
  /**
   * What pools of a type could be made of: volume groups on its disks, exports of an NFS server, targets of an iSCSI
   * portal. Those of a server need `source` with its address.
   */
  findPoolSources(type: string, source?: StoragePoolSource): Promise<readonly StoragePoolSource[]>;
}
