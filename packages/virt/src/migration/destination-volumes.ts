import {
  domainGetBlockInfo,
  type DomainRef,
  isLibvirtError,
  storagePoolLookupByName,
  storagePoolLookupByTargetPath,
  storagePoolRefresh,
  type StoragePoolRef,
  storageVolumeCreateXml,
  storageVolumeDelete,
  storageVolumeGetInfo,
  storageVolumeLookupByName,
  type StorageVolumeRef,
} from "@hob/libvirt";
import { type Disk, type StorageVolume, storageVolume, write } from "@hob/libvirt-xml";
import { type Bytes, formatBytes } from "@hob/units";
import { basename, dirname } from "node:path/posix";
import type { Link } from "../host/link.ts";
import { sizeOfBytes } from "../sizes.ts";
import { copiedDisks, diskOf } from "./copied-disks.ts";
import type { DestinationDocuments } from "./destination-documents.ts";
import type { DiskCopy } from "./migration-options.ts";

/** What is to be at the destination for the copy of one disk. */
export interface PlannedVolume {
  /** The disk: `vda`. */
  readonly target: string;
  /** Its size as the guest sees it. */
  readonly capacity: Bytes;
  /** The pool that it goes into, and its definition there; null where one is there already, or where libvirt sees to it. */
  readonly make: { readonly pool: StoragePoolRef; readonly xml: string } | null;
  /** Why it cannot be copied there, in a sentence; null when it can. */
  readonly problem: string | null;
}

/** Finds out, for every disk that is copied, what has to be made at the destination. It makes nothing. */
export async function planVolumes(
  from: Link,
  to: Link,
  dom: DomainRef,
  documents: DestinationDocuments,
  copy: DiskCopy | undefined,
): Promise<readonly PlannedVolume[]> {
  const targets = copiedDisks(documents.here, copy);
  return Promise.all(targets.map((target) => planVolume(from, to, dom, documents, copy ?? {}, target)));
}

async function planVolume(
  from: Link,
  to: Link,
  dom: DomainRef,
  { here, there }: DestinationDocuments,
  copy: DiskCopy,
  target: string,
): Promise<PlannedVolume> {
  const [own, disk] = [diskOf(here, target), diskOf(there, target)];
  const refuse = (problem: string) => ({ target, capacity: sizeOfBytes(0n), make: null, problem });
  if (own === undefined || disk === undefined) return refuse(`It has no disk '${target}'.`);
  const info = await from.call(domainGetBlockInfo, { dom, path: target });
  const planned = { target, capacity: sizeOfBytes(info.capacity), make: null, problem: null };
  const place = placeOf(disk);
  if (place === null) return planned;
  const pool = await findPool(to, place);
  if (pool === null) {
    return {
      ...planned,
      problem: `Disk '${target}' has no place on '${to.name}': no running pool is at ${place.says}.`,
    };
  }
  await to.call(storagePoolRefresh, { pool });
  const existing = await found(
    async () => (await to.call(storageVolumeLookupByName, { pool, name: place.name })).volume,
  );
  if (existing !== null) return { ...planned, problem: await whyNot(to, existing, planned.capacity, copy, target) };
  if (own.source?.encryption !== undefined) {
    return {
      ...planned,
      problem: `Disk '${target}' is encrypted: its volume on '${to.name}' must be made beforehand.`,
    };
  }
  return { ...planned, make: { pool, xml: write(storageVolume, definition(own, place.name, planned.capacity, copy)) } };
}

interface Place {
  readonly pool?: string;
  readonly folder?: string;
  readonly name: string;
  readonly says: string;
}

/** Where a disk's data are to be; null where no pool is looked for. */
function placeOf({ type, source }: Disk): Place | null {
  if (type === "volume" && source?.pool !== undefined && source.volume !== undefined) {
    return { pool: source.pool, name: source.volume, says: `the name '${source.pool}'` };
  }
  const path = type === "file" ? source?.file : type === "block" ? source?.dev : undefined;
  if (path === undefined) return null;
  return { folder: dirname(path), name: basename(path), says: `'${dirname(path)}'` };
}

function findPool(to: Link, { pool, folder }: Place): Promise<StoragePoolRef | null> {
  return found(async () =>
    pool === undefined
      ? (await to.call(storagePoolLookupByTargetPath, { path: folder ?? "/" })).pool
      : (await to.call(storagePoolLookupByName, { name: pool })).pool,
  );
}

async function whyNot(to: Link, volume: StorageVolumeRef, wanted: Bytes, { existing }: DiskCopy, target: string) {
  if (existing !== "overwrite") {
    return `Disk '${target}' would overwrite volume '${volume.name}' of pool '${volume.pool}' on '${to.name}'.`;
  }
  const { capacity } = await to.call(storageVolumeGetInfo, { volume });
  if (sizeOfBytes(capacity) === wanted) return null;
  const sizes = `${formatBytes(sizeOfBytes(capacity))}, not ${formatBytes(wanted)}`;
  return `Disk '${target}' does not fit volume '${volume.name}' of pool '${volume.pool}' on '${to.name}': it has ${sizes}.`;
}

function definition(disk: Disk, name: string, capacity: Bytes, { incremental }: DiskCopy): StorageVolume {
  const format = disk.driver?.type ?? "raw";
  const below = disk.backingStore;
  const path = below?.source?.file ?? below?.source?.dev;
  return {
    name,
    capacity,
    allocation: sizeOfBytes(0n),
    target: { format, ...(format === "qcow2" ? { compat: "1.1" } : {}) },
    ...(incremental === true && path !== undefined
      ? { backingStore: { path, ...(below?.format === undefined ? {} : { format: below.format }) } }
      : {}),
  };
}

async function found<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    if (isLibvirtError(error, "no-storage-pool", "no-storage-vol")) return null;
    throw error;
  }
}

/** Makes what is planned. What was made before one failed is taken back. */
export async function makeVolumes(to: Link, planned: readonly PlannedVolume[]): Promise<readonly StorageVolumeRef[]> {
  const made: StorageVolumeRef[] = [];
  try {
    for (const { make } of planned) {
      if (make !== null) made.push((await to.callApart(storageVolumeCreateXml, make)).volume);
    }
  } catch (error) {
    await removeVolumes(to, made);
    throw error;
  }
  return made;
}

/** Deletes volumes that were made for nothing. @returns those that could not be deleted, as sentences. */
export async function removeVolumes(to: Link, made: readonly StorageVolumeRef[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const volume of made) {
    try {
      await to.callApart(storageVolumeDelete, { volume });
    } catch (error) {
      if (isLibvirtError(error, "no-storage-vol")) continue;
      const why = error instanceof Error ? error.message : String(error);
      left.push(`Volume '${volume.name}' of pool '${volume.pool}' is left on '${to.name}': ${why}`);
    }
  }
  return left;
}
