import { array } from "../xdr/array.ts";
import { flags, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { nothing, type Procedure, procedure } from "./procedure.ts";
import { type StoragePoolRef, storagePoolRef } from "./storage-pool-ref.ts";
import { storageVolumeRef } from "./storage-volume-ref.ts";

/** Flags of {@link storagePoolCreateXml}. @source libvirt-storage.h, virStoragePoolCreateFlags */
export const storagePoolCreateFlag = { withBuild: 1 << 0 } as const;

const one = { pool: storagePoolRef } as const;
const oneWithFlags = { pool: storagePoolRef, flags } as const;

/** Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_NAME. */
export const storagePoolLookupByName = procedure(84, { name: string }, one);
/** Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_UUID. */
export const storagePoolLookupByUuid = procedure(85, { uuid }, one);
/** The pool of a volume. Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_VOLUME. */
export const storagePoolLookupByVolume = procedure(86, { volume: storageVolumeRef }, one);
/** The pool whose directory is `path`. Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_TARGET_PATH. */
export const storagePoolLookupByTargetPath = procedure(391, { path: string }, one);

/** Starts a transient pool. Source: REMOTE_PROC_STORAGE_POOL_CREATE_XML. */
export const storagePoolCreateXml = procedure(76, { xml: string, flags }, one);
/** Stores a definition. Source: REMOTE_PROC_STORAGE_POOL_DEFINE_XML. */
export const storagePoolDefineXml = procedure(77, { xml: string, flags }, one);
/** Starts a defined pool. Source: REMOTE_PROC_STORAGE_POOL_CREATE. */
export const storagePoolCreate = procedure(78, oneWithFlags, nothing);
/** Makes what the pool stands for. Source: REMOTE_PROC_STORAGE_POOL_BUILD. */
export const storagePoolBuild = procedure(79, oneWithFlags, nothing);
/** Stops using it. Source: REMOTE_PROC_STORAGE_POOL_DESTROY. */
export const storagePoolDestroy = procedure(80, one, nothing);
/** Destroys what the pool stands for. Source: REMOTE_PROC_STORAGE_POOL_DELETE. */
export const storagePoolDelete = procedure(81, oneWithFlags, nothing);
/** Forgets its definition. Source: REMOTE_PROC_STORAGE_POOL_UNDEFINE. */
export const storagePoolUndefine = procedure(82, one, nothing);
/** Looks at its volumes anew. Source: REMOTE_PROC_STORAGE_POOL_REFRESH. */
export const storagePoolRefresh = procedure(83, oneWithFlags, nothing);

/** Pool XML. Source: REMOTE_PROC_STORAGE_POOL_GET_XML_DESC. */
export const storagePoolGetXmlDesc = procedure(88, oneWithFlags, { xml: string });
/** Source: REMOTE_PROC_STORAGE_POOL_GET_AUTOSTART. */
export const storagePoolGetAutostart = procedure(89, one, { autostart: truth });
/** Source: REMOTE_PROC_STORAGE_POOL_SET_AUTOSTART. */
export const storagePoolSetAutostart = procedure(90, { pool: storagePoolRef, autostart: truth }, nothing);
/** Source: REMOTE_PROC_STORAGE_POOL_IS_ACTIVE. */
export const storagePoolIsActive = procedure(154, one, { active: truth });
/** Source: REMOTE_PROC_STORAGE_POOL_IS_PERSISTENT. */
export const storagePoolIsPersistent = procedure(155, one, { persistent: truth });

/** A pool's state and sizes, in bytes. */
export interface StoragePoolInfo {
  readonly state: number;
  readonly capacity: bigint;
  readonly allocation: bigint;
  readonly available: bigint;
}

/** Source: REMOTE_PROC_STORAGE_POOL_GET_INFO. */
export const storagePoolGetInfo: Procedure<{ pool: StoragePoolRef }, StoragePoolInfo> = procedure(87, one, {
  state: unsigned,
  capacity: unsignedHyper,
  allocation: unsignedHyper,
  available: unsignedHyper,
});

/** All volumes of an active pool. Source: REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES. */
export const storagePoolListAllVolumes = procedure(
  282,
  { pool: storagePoolRef, needResults: truth, flags },
  { volumes: array(storageVolumeRef, 16384), count: unsigned },
);
