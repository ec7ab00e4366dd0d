import {
  storagePoolBuild,
  storagePoolBuildFlag,
  storagePoolCreate,
  storagePoolDelete,
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
  storageVolumeCreateFlag,
  storageVolumeCreateXml,
  storageVolumeCreateXmlFrom,
  storageVolumeLookupByName,
  storageXmlFlag,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { sizeOfBytes } from "../sizes.ts";
import { type Pool, type PoolInfo, poolStates } from "./pool.ts";
import type { CreateVolumeOptions } from "./volume.ts";
import { volumeOf, volumeRef } from "./volume-of.ts";

/** The pool that a reference names. */
export function poolOf(link: Link, pool: StoragePoolRef): Pool {
  return {
    ...pool,
    info: () => readInfo(link, pool),
    xml: async ({ inactive = false } = {}) =>
      (await link.call(storagePoolGetXmlDesc, { pool, flags: inactive ? storageXmlFlag.inactive : 0 })).xml,
    start: async () => void (await link.callApart(storagePoolCreate, { pool })),
    destroy: async () => void (await link.call(storagePoolDestroy, { pool })),
    build: async ({ existing } = {}) =>
      void (await link.callApart(storagePoolBuild, { pool, flags: existing ? buildFlags[existing] : 0 })),
    delete: async () => void (await link.callApart(storagePoolDelete, { pool })),
    undefine: async () => void (await link.call(storagePoolUndefine, { pool })),
    refresh: async () => void (await link.callApart(storagePoolRefresh, { pool })),
    setAutostart: async (autostart) => void (await link.call(storagePoolSetAutostart, { pool, autostart })),
    async volumes() {
      const { volumes } = await link.call(storagePoolListAllVolumes, { pool, needResults: true });
      return inFlight(volumes, (volume) => volumeOf(link, volume));
    },
    volume: async (name) => volumeOf(link, (await link.call(storageVolumeLookupByName, { pool, name })).volume),
    createVolume: async (xml, options = {}) => {
      const args = { pool, xml, flags: createFlags(options) };
      return volumeOf(link, (await link.callApart(storageVolumeCreateXml, args)).volume);
    },
    cloneVolume: async (xml, source, options = {}) => {
      const args = { pool, xml, source: volumeRef(source), flags: createFlags(options) };
      return volumeOf(link, (await link.callApart(storageVolumeCreateXmlFrom, args)).volume);
    },
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

const buildFlags = { keep: storagePoolBuildFlag.noOverwrite, overwrite: storagePoolBuildFlag.overwrite };

const createFlags = ({ preallocateMetadata = false, reflink = false }: CreateVolumeOptions): number =>
  (preallocateMetadata ? storageVolumeCreateFlag.preallocMetadata : 0) |
  (reflink ? storageVolumeCreateFlag.reflink : 0);
