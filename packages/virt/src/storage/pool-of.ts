import {
  storagePoolBuild,
  storagePoolCreate,
  storagePoolDestroy,
  storagePoolGetAutostart,
  storagePoolGetInfo,
  storagePoolGetXmlDesc,
  storagePoolIsPersistent,
  storagePoolListAllVolumes,
  type StoragePoolRef,
  storagePoolRefresh,
  storagePoolSetAutostart,
  storagePoolUndefine,
  storageVolumeCreateXml,
  storageVolumeCreateXmlFrom,
  storageVolumeLookupByName,
  type StorageVolumeRef,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { sizeOfBytes } from "../sizes.ts";
import { type Pool, type PoolInfo, poolStates } from "./pool.ts";
import { volumeOf, volumeRef } from "./volume-of.ts";

/** The pool that a reference names. */
export function poolOf(link: Link, pool: StoragePoolRef): Pool {
  return {
    ...pool,
    info: () => readInfo(link, pool),
    xml: async () => (await link.call(storagePoolGetXmlDesc, { pool })).xml,
    start: async () => void (await link.call(storagePoolCreate, { pool })),
    destroy: async () => void (await link.call(storagePoolDestroy, { pool })),
    build: async () => void (await link.call(storagePoolBuild, { pool })),
    undefine: async () => void (await link.call(storagePoolUndefine, { pool })),
    refresh: async () => void (await link.call(storagePoolRefresh, { pool })),
    setAutostart: async (autostart) => void (await link.call(storagePoolSetAutostart, { pool, autostart })),
    async volumes() {
      const { volumes } = await link.call(storagePoolListAllVolumes, { pool, needResults: true });
      return inFlight(volumes, (volume) => volumeOf(link, volume));
    },
    volume: async (name) => volumeOf(link, (await link.call(storageVolumeLookupByName, { pool, name })).volume),
    createVolume: (xml) =>
      create(link, async (connection) => (await connection.call(storageVolumeCreateXml, { pool, xml })).volume),
    cloneVolume: (xml, source) =>
      create(link, async (connection) => {
        const args = { pool, xml, source: volumeRef(source) };
        return (await connection.call(storageVolumeCreateXmlFrom, args)).volume;
      }),
  };
}

async function readInfo(link: Link, pool: StoragePoolRef): Promise<PoolInfo> {
  const [info, { persistent }, { autostart }] = await Promise.all([
    link.call(storagePoolGetInfo, { pool }),
    link.call(storagePoolIsPersistent, { pool }),
    link.call(storagePoolGetAutostart, { pool }),
  ]);
  return {
    state: poolStates[info.state] ?? "inaccessible",
    capacity: sizeOfBytes(info.capacity),
    allocation: sizeOfBytes(info.allocation),
    available: sizeOfBytes(info.available),
    persistent,
    autostart,
  };
}

/** Making a volume may write all of it: minutes, so not on the connection that everything else waits for. */
async function create(
  link: Link,
  make: (connection: Awaited<ReturnType<Link["openWorkConnection"]>>) => Promise<StorageVolumeRef>,
) {
  const connection = await link.openWorkConnection();
  try {
    return await volumeOf(link, await make(connection));
  } finally {
    await connection.close();
  }
}
