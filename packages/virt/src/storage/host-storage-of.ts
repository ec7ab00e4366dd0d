import {
  connectFindStoragePoolSources,
  connectGetStoragePoolCapabilities,
  connectListAllStoragePools,
  storagePoolCreateFlag,
  storagePoolCreateXml,
  storagePoolDefineXml,
  storagePoolLookupByName,
  storagePoolLookupByTargetPath,
  storagePoolLookupByUuid,
  storageVolumeLookupByKey,
  storageVolumeLookupByPath,
} from "@hob/libvirt";
import { read, storagePoolCapabilities, storagePoolSource, storagePoolSources, write } from "@hob/libvirt-xml";
import { byNameOrUuid } from "../host/by-name-or-uuid.ts";
import type { Link } from "../host/link.ts";
import type { HostStorage } from "./host-storage.ts";
import { poolOf } from "./pool-of.ts";
import { volumeOf } from "./volume-of.ts";

/** A host's storage pools, and volumes by where they are. */
export function hostStorageOf(link: Link): HostStorage {
  return {
    async pools() {
      const { pools } = await link.call(connectListAllStoragePools, { needResults: true });
      return pools.map((pool) => poolOf(link, pool));
    },
    async pool(nameOrUuid) {
      const { pool } = await byNameOrUuid(nameOrUuid, "no-storage-pool", {
        uuid: (uuid) => link.call(storagePoolLookupByUuid, { uuid }),
        name: (name) => link.call(storagePoolLookupByName, { name }),
      });
      return poolOf(link, pool);
    },
    definePool: async (xml) => poolOf(link, (await link.call(storagePoolDefineXml, { xml })).pool),
    async createTransientPool(xml, { build = false } = {}) {
      const flags = build ? storagePoolCreateFlag.withBuild : 0;
      return poolOf(link, (await link.callApart(storagePoolCreateXml, { xml, flags })).pool);
    },
    poolByTarget: async (path) => poolOf(link, (await link.call(storagePoolLookupByTargetPath, { path })).pool),
    volumeByPath: async (path) => volumeOf(link, (await link.call(storageVolumeLookupByPath, { path })).volume),
    volumeByKey: async (key) => volumeOf(link, (await link.call(storageVolumeLookupByKey, { key })).volume),
    storageCapabilities: () =>
      link.cache.once("storage capabilities", async () =>
        read(storagePoolCapabilities, (await link.call(connectGetStoragePoolCapabilities, {})).capabilities),
      ),
    async findPoolSources(type, source) {
      const sourceSpec = source === undefined ? null : write(storagePoolSource, source);
      const { xml } = await link.callApart(connectFindStoragePoolSources, { type, sourceSpec });
      return read(storagePoolSources, xml).sources;
    },
  };
}
