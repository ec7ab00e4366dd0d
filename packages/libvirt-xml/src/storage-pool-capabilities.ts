import { children, element, type Element } from "./kit/index.ts";
import { type PoolTypeCapabilities, poolTypeCapabilities } from "./storage-pool-capabilities/pool.ts";

/** Which types of pools a host can have, and which formats in them. */
export interface StoragePoolCapabilities {
  readonly pools: readonly PoolTypeCapabilities[];
}

/** `<storagepoolCapabilities>`: the document of `virConnectGetStoragePoolCapabilities`. */
export const storagePoolCapabilities: Element<StoragePoolCapabilities> = element("storagepoolCapabilities", {
  pools: children(poolTypeCapabilities, { key: (item) => item.type }),
});
