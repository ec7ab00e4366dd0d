import {
  isLibvirtError,
  storagePoolCreateXml,
  storagePoolDestroy,
  storagePoolLookupByTargetPath,
  type StoragePoolRef,
  storagePoolRefresh,
  storageVolumeCreateXmlFrom,
  storageVolumeDelete,
  storageVolumeGetXmlDesc,
  storageVolumeLookupByName,
} from "@hob/libvirt";
import { read, storagePool, storageVolume, write } from "@hob/libvirt-xml";
import { bytes } from "@hob/units";
import { randomUUID } from "node:crypto";
import { posix } from "node:path";
import type { Link } from "../host/link.ts";
import { Lanes } from "../lanes.ts";

/** Folders are looked into one at a time, so that none is let go while another still needs it. */
const lanesOf = new WeakMap<Link, Lanes>();

/**
 * Files on a host, by libvirt's storage alone: as volumes of the pool that has their folder, or else of one that is there for
 * the moment.
 */
async function withFolder<Result>(
  link: Link,
  folder: string,
  work: (pool: StoragePoolRef) => Promise<Result>,
): Promise<Result> {
  const lanes = lanesOf.get(link) ?? new Lanes(1);
  lanesOf.set(link, lanes);
  return lanes.run(async () => {
    const known = await poolAt(link, folder);
    if (known) {
      await link.callApart(storagePoolRefresh, { pool: known });
      return work(known);
    }
    const xml = write(storagePool, { type: "dir", name: `hob-${randomUUID()}`, target: { path: folder } });
    const { pool } = await link.callApart(storagePoolCreateXml, { xml });
    try {
      return await work(pool);
    } finally {
      await link.call(storagePoolDestroy, { pool });
    }
  });
}

async function poolAt(link: Link, path: string): Promise<StoragePoolRef | null> {
  try {
    return (await link.call(storagePoolLookupByTargetPath, { path })).pool;
  } catch (error) {
    if (isLibvirtError(error, "no-storage-pool")) return null;
    throw error;
  }
}

/** Deletes a file; does nothing when it is not there. */
export function deleteFile(link: Link, path: string): Promise<void> {
  return withFolder(link, posix.dirname(path), (pool) =>
    unlessMissing(async () => {
      const { volume } = await link.call(storageVolumeLookupByName, { pool, name: posix.basename(path) });
      await link.callApart(storageVolumeDelete, { volume });
    }, undefined),
  );
}

/**
 * Copies a file byte by byte within its folder, with its owner and mode, over one that is there.
 *
 * @returns false when there is nothing to copy.
 */
export function copyFile(link: Link, from: string, name: string): Promise<boolean> {
  return withFolder(link, posix.dirname(from), (pool) =>
    unlessMissing(async () => {
      const { volume: source } = await link.call(storageVolumeLookupByName, { pool, name: posix.basename(from) });
      const told = read(storageVolume, (await link.call(storageVolumeGetXmlDesc, { volume: source })).xml);
      await unlessMissing(async () => {
        const { volume } = await link.call(storageVolumeLookupByName, { pool, name });
        await link.call(storageVolumeDelete, { volume });
      }, undefined);
      const permissions = told.target?.permissions;
      const xml = write(storageVolume, {
        name,
        capacity: told.capacity ?? bytes(0),
        target: { format: "raw", ...(permissions ? { permissions } : {}) },
      });
      await link.callApart(storageVolumeCreateXmlFrom, { pool, xml, source });
      return true;
    }, false),
  );
}

async function unlessMissing<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isLibvirtError(error, "no-storage-vol")) return otherwise;
    throw error;
  }
}
