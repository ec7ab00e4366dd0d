// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags, int, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { nothing, procedure, type Procedure, streamProcedure } from "./procedure.ts";
import { storagePoolRef, storageVolumeRef, type StorageVolumeRef } from "./refs.ts";

/** What a storage volume is. @source virStorageVolType */
export const storageVolumeType = {
  file: 0,
  block: 1,
  dir: 2,
  network: 3,
  netdir: 4,
  ploop: 5,
} as const;

/** How a volume is made. @source virStorageVolCreateFlags */
export const storageVolumeCreateFlag = {
  preallocMetadata: 1 << 0,
  reflink: 1 << 1,
  validate: 1 << 2,
} as const;

/** How a volume is deleted. @source virStorageVolDeleteFlags */
export const storageVolumeDeleteFlag = {
  normal: 0,
  zeroed: 1 << 0,
  withSnapshots: 1 << 1,
} as const;

/** Which size stands for a volume's allocation. @source virStorageVolInfoFlags */
export const storageVolumeInfoFlag = {
  useAllocation: 0,
  getPhysical: 1 << 0,
} as const;

/** How a volume's capacity is set. @source virStorageVolResizeFlags */
export const storageVolumeResizeFlag = {
  allocate: 1 << 0,
  delta: 1 << 1,
  shrink: 1 << 2,
} as const;

/** How a volume is overwritten. @source virStorageVolWipeAlgorithm */
export const storageVolumeWipeAlgorithm = {
  zero: 0,
  nnsa: 1,
  dod: 2,
  bsi: 3,
  gutmann: 4,
  schneier: 5,
  pfitzner7: 6,
  pfitzner33: 7,
  random: 8,
  trim: 9,
} as const;

/** How a volume is read. @source virStorageVolDownloadFlags */
export const storageVolumeDownloadFlag = {
  sparseStream: 1 << 0,
} as const;

/** How a volume is written. @source virStorageVolUploadFlags */
export const storageVolumeUploadFlag = {
  sparseStream: 1 << 0,
} as const;

/** The volume of a name in a pool. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_NAME. */
export const storageVolumeLookupByName = procedure(
  95,
  { pool: storagePoolRef, name: string },
  { volume: storageVolumeRef },
  { since: "0.4.1", priority: "high" },
);

/** The volume of a key. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_KEY. */
export const storageVolumeLookupByKey = procedure(
  96,
  { key: string },
  { volume: storageVolumeRef },
  { since: "0.4.1", priority: "high" },
);

/** The volume at a path of the host. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_PATH. */
export const storageVolumeLookupByPath = procedure(
  97,
  { path: string },
  { volume: storageVolumeRef },
  { since: "0.4.1", priority: "high" },
);

/** Makes a volume. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_CREATE_XML. */
export const storageVolumeCreateXml = procedure(
  93,
  { pool: storagePoolRef, xml: string, flags },
  { volume: storageVolumeRef },
  { since: "0.4.1" },
);

/** Makes a volume filled from another. Since 0.6.4. Source: REMOTE_PROC_STORAGE_VOL_CREATE_XML_FROM. */
export const storageVolumeCreateXmlFrom = procedure(
  125,
  { pool: storagePoolRef, xml: string, source: storageVolumeRef, flags },
  { volume: storageVolumeRef },
  { since: "0.6.4" },
);

/** Deletes a volume. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_DELETE. */
export const storageVolumeDelete = procedure(94, { volume: storageVolumeRef, flags }, nothing, { since: "0.4.1" });

/** Overwrites a volume with zeros. Since 0.8.0. Source: REMOTE_PROC_STORAGE_VOL_WIPE. */
export const storageVolumeWipe = procedure(165, { volume: storageVolumeRef, flags }, nothing, { since: "0.8.0" });

/**
 * Overwrites a volume as a `storageVolumeWipeAlgorithm` says.
 *
 * Since 0.9.10. Source: REMOTE_PROC_STORAGE_VOL_WIPE_PATTERN.
 */
export const storageVolumeWipePattern = procedure(
  259,
  { volume: storageVolumeRef, algorithm: unsigned, flags },
  nothing,
  { since: "0.9.10" },
);

/** Sets the capacity, in bytes. Since 0.9.10. Source: REMOTE_PROC_STORAGE_VOL_RESIZE. */
export const storageVolumeResize = procedure(
  260,
  { volume: storageVolumeRef, capacity: unsignedHyper, flags },
  nothing,
  { since: "0.9.10" },
);

/** Storage volume XML. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_GET_XML_DESC. */
export const storageVolumeGetXmlDesc = procedure(
  99,
  { volume: storageVolumeRef, flags },
  { xml: string },
  { since: "0.4.1", priority: "high" },
);

/** The volume's path on the host. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_GET_PATH. */
export const storageVolumeGetPath = procedure(
  100,
  { volume: storageVolumeRef },
  { path: string },
  { since: "0.4.1", priority: "high" },
);

/** A volume's kind and sizes, in bytes. @source remote_storage_vol_get_info_ret */
export interface StorageVolumeInfo {
  /** A `storageVolumeType`. */
  readonly type: number;
  readonly capacity: bigint;
  readonly allocation: bigint;
}

/** A volume's kind and sizes. Since 0.4.1. Source: REMOTE_PROC_STORAGE_VOL_GET_INFO. */
export const storageVolumeGetInfo: Procedure<{ readonly volume: StorageVolumeRef }, StorageVolumeInfo> = procedure(
  98,
  { volume: storageVolumeRef },
  { type: int, capacity: unsignedHyper, allocation: unsignedHyper },
  { since: "0.4.1", priority: "high" },
);

/**
 * A volume's kind and sizes; by a flag its physical size stands for the allocation.
 *
 * Since 3.0.0. Source: REMOTE_PROC_STORAGE_VOL_GET_INFO_FLAGS.
 */
export const storageVolumeGetInfoFlags = procedure(
  378,
  { volume: storageVolumeRef, flags },
  { type: int, capacity: unsignedHyper, allocation: unsignedHyper },
  { since: "3.0.0", priority: "high" },
);

/**
 * Streams bytes into a volume; a length of 0 is up to the end of the stream.
 *
 * Since 0.9.0. Source: REMOTE_PROC_STORAGE_VOL_UPLOAD.
 */
export const storageVolumeUpload = streamProcedure(
  "out",
  208,
  { volume: storageVolumeRef, offset: unsignedHyper, length: unsignedHyper, flags },
  nothing,
  { since: "0.9.0", sparseFlag: 1 },
);

/** Streams a volume's bytes; a length of 0 is up to its end. Since 0.9.0. Source: REMOTE_PROC_STORAGE_VOL_DOWNLOAD. */
export const storageVolumeDownload = streamProcedure(
  "in",
  209,
  { volume: storageVolumeRef, offset: unsignedHyper, length: unsignedHyper, flags },
  nothing,
  { since: "0.9.0", sparseFlag: 1 },
);
