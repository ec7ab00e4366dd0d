import { flags, int, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { nothing, type Procedure, procedure, streamProcedure } from "./procedure.ts";
import { storagePoolRef } from "./storage-pool-ref.ts";
import { type StorageVolumeRef, storageVolumeRef } from "./storage-volume-ref.ts";

/** Flags of {@link storageVolumeResize}. @source libvirt-storage.h, virStorageVolResizeFlags */
export const storageVolumeResizeFlag = { allocate: 1 << 0, delta: 1 << 1, shrink: 1 << 2 } as const;

const one = { volume: storageVolumeRef } as const;
const oneWithFlags = { volume: storageVolumeRef, flags } as const;
const span = { volume: storageVolumeRef, offset: unsignedHyper, length: unsignedHyper, flags } as const;

/** Source: REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_NAME. */
export const storageVolumeLookupByName = procedure(95, { pool: storagePoolRef, name: string }, one);
/** Source: REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_KEY. */
export const storageVolumeLookupByKey = procedure(96, { key: string }, one);
/** Source: REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_PATH. */
export const storageVolumeLookupByPath = procedure(97, { path: string }, one);

/** Makes a volume. Source: REMOTE_PROC_STORAGE_VOL_CREATE_XML. */
export const storageVolumeCreateXml = procedure(93, { pool: storagePoolRef, xml: string, flags }, one);
/** Makes a volume filled from another. Source: REMOTE_PROC_STORAGE_VOL_CREATE_XML_FROM. */
export const storageVolumeCreateXmlFrom = procedure(
  125,
  { pool: storagePoolRef, xml: string, source: storageVolumeRef, flags },
  one,
);
/** Source: REMOTE_PROC_STORAGE_VOL_DELETE. */
export const storageVolumeDelete = procedure(94, oneWithFlags, nothing);
/** Overwrites a volume with zeros. Source: REMOTE_PROC_STORAGE_VOL_WIPE. */
export const storageVolumeWipe = procedure(165, oneWithFlags, nothing);
/** Sets the capacity. Source: REMOTE_PROC_STORAGE_VOL_RESIZE. */
export const storageVolumeResize = procedure(
  260,
  { volume: storageVolumeRef, capacity: unsignedHyper, flags },
  nothing,
);

/** Volume XML. Source: REMOTE_PROC_STORAGE_VOL_GET_XML_DESC. */
export const storageVolumeGetXmlDesc = procedure(99, oneWithFlags, { xml: string });
/** Source: REMOTE_PROC_STORAGE_VOL_GET_PATH. */
export const storageVolumeGetPath = procedure(100, one, { path: string });

/** A volume's kind and sizes, in bytes. */
export interface StorageVolumeInfo {
  readonly type: number;
  readonly capacity: bigint;
  readonly allocation: bigint;
}

/** Source: REMOTE_PROC_STORAGE_VOL_GET_INFO. */
export const storageVolumeGetInfo: Procedure<{ volume: StorageVolumeRef }, StorageVolumeInfo> = procedure(98, one, {
  type: int,
  capacity: unsignedHyper,
  allocation: unsignedHyper,
});

/** Streams bytes into a volume; a length of 0 is up to the end of the stream. Source: REMOTE_PROC_STORAGE_VOL_UPLOAD. */
export const storageVolumeUpload = streamProcedure("out", 208, span, nothing);
/** Streams a volume's bytes; a length of 0 is up to its end. Source: REMOTE_PROC_STORAGE_VOL_DOWNLOAD. */
export const storageVolumeDownload = streamProcedure("in", 209, span, nothing);
