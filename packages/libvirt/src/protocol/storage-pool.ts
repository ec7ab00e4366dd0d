// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { limits } from "./limits.ts";
import { eventProcedure, nothing, procedure, type Procedure } from "./procedure.ts";
import { storagePoolRef, type StoragePoolRef, storageVolumeRef } from "./refs.ts";

/** What a storage pool is doing. @source virStoragePoolState */
export const storagePoolState = {
  inactive: 0,
  building: 1,
  running: 2,
  degraded: 3,
  inaccessible: 4,
} as const;

/** How what a pool stands for is made. @source virStoragePoolBuildFlags */
export const storagePoolBuildFlag = {
  new: 0,
  repair: 1 << 0,
  resize: 1 << 1,
  noOverwrite: 1 << 2,
  overwrite: 1 << 3,
} as const;

/** How what a pool stands for is destroyed. @source virStoragePoolDeleteFlags */
export const storagePoolDeleteFlag = {
  normal: 0,
  zeroed: 1 << 0,
} as const;

/** How a pool is started. @source virStoragePoolCreateFlags */
export const storagePoolCreateFlag = {
  normal: 0,
  withBuild: 1 << 0,
  withBuildOverwrite: 1 << 1,
  withBuildNoOverwrite: 1 << 2,
} as const;

/** How a pool's definition is stored. @source virStoragePoolDefineFlags */
export const storagePoolDefineFlag = {
  validate: 1 << 0,
} as const;

/** Which storage pool XML is told. @source virStorageXMLFlags */
export const storageXmlFlag = {
  inactive: 1 << 0,
} as const;

/** What a callback of storage pool events is registered for. @source virStoragePoolEventID */
export const storagePoolEventId = {
  lifecycle: 0,
  refresh: 1,
} as const;

/** What happened in a storage pool's life. @source virStoragePoolEventLifecycleType */
export const storagePoolEventLifecycleType = {
  defined: 0,
  undefined: 1,
  started: 2,
  stopped: 3,
  created: 4,
  deleted: 5,
} as const;

/** The storage pool of a name. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_NAME. */
export const storagePoolLookupByName = procedure(
  84,
  { name: string },
  { pool: storagePoolRef },
  { since: "0.4.1", priority: "high" },
);

/** The storage pool of a UUID. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_UUID. */
export const storagePoolLookupByUuid = procedure(
  85,
  { uuid },
  { pool: storagePoolRef },
  { since: "0.4.1", priority: "high" },
);

/** The storage pool of a volume. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_VOLUME. */
export const storagePoolLookupByVolume = procedure(
  86,
  { volume: storageVolumeRef },
  { pool: storagePoolRef },
  { since: "0.4.1", priority: "high" },
);

/** The storage pool whose directory is `path`. Since 4.1.0. Source: REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_TARGET_PATH. */
export const storagePoolLookupByTargetPath = procedure(
  391,
  { path: string },
  { pool: storagePoolRef },
  { since: "4.1.0", priority: "high" },
);

/** Starts a transient pool. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_CREATE_XML. */
export const storagePoolCreateXml = procedure(76, { xml: string, flags }, { pool: storagePoolRef }, { since: "0.4.1" });

/** Stores a definition. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_DEFINE_XML. */
export const storagePoolDefineXml = procedure(
  77,
  { xml: string, flags },
  { pool: storagePoolRef },
  { since: "0.4.1", priority: "high" },
);

/** Starts a defined pool. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_CREATE. */
export const storagePoolCreate = procedure(78, { pool: storagePoolRef, flags }, nothing, { since: "0.4.1" });

/**
 * Makes what the pool stands for: a directory, a file system, a partition table.
 *
 * Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_BUILD.
 */
export const storagePoolBuild = procedure(79, { pool: storagePoolRef, flags }, nothing, { since: "0.4.1" });

/** Stops using it; its volumes stay. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_DESTROY. */
export const storagePoolDestroy = procedure(80, { pool: storagePoolRef }, nothing, {
  since: "0.4.1",
  priority: "high",
});

/** Destroys what the pool stands for. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_DELETE. */
export const storagePoolDelete = procedure(81, { pool: storagePoolRef, flags }, nothing, { since: "0.4.1" });

/** Forgets a definition. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_UNDEFINE. */
export const storagePoolUndefine = procedure(82, { pool: storagePoolRef }, nothing, {
  since: "0.4.1",
  priority: "high",
});

/** Looks at its volumes anew. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_REFRESH. */
export const storagePoolRefresh = procedure(83, { pool: storagePoolRef, flags }, nothing, { since: "0.4.1" });

/** Storage pool XML. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_GET_XML_DESC. */
export const storagePoolGetXmlDesc = procedure(
  88,
  { pool: storagePoolRef, flags },
  { xml: string },
  { since: "0.4.1", priority: "high" },
);

/** A pool's state and sizes, in bytes. @source remote_storage_pool_get_info_ret */
export interface StoragePoolInfo {
  /** A `storagePoolState`. */
  readonly state: number;
  readonly capacity: bigint;
  readonly allocation: bigint;
  readonly available: bigint;
}

/** A pool's state and sizes. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_GET_INFO. */
export const storagePoolGetInfo: Procedure<{ readonly pool: StoragePoolRef }, StoragePoolInfo> = procedure(
  87,
  { pool: storagePoolRef },
  { state: unsigned, capacity: unsignedHyper, allocation: unsignedHyper, available: unsignedHyper },
  { since: "0.4.1", priority: "high" },
);

/** Whether it starts with the host. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_GET_AUTOSTART. */
export const storagePoolGetAutostart = procedure(
  89,
  { pool: storagePoolRef },
  { autostart: truth },
  { since: "0.4.1", priority: "high" },
);

/** Makes it start with the host, or not. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_SET_AUTOSTART. */
export const storagePoolSetAutostart = procedure(90, { pool: storagePoolRef, autostart: truth }, nothing, {
  since: "0.4.1",
  priority: "high",
});

/** Whether it is in use. Since 0.7.3. Source: REMOTE_PROC_STORAGE_POOL_IS_ACTIVE. */
export const storagePoolIsActive = procedure(
  154,
  { pool: storagePoolRef },
  { active: truth },
  { since: "0.7.3", priority: "high" },
);

/** Whether it has a stored definition. Since 0.7.3. Source: REMOTE_PROC_STORAGE_POOL_IS_PERSISTENT. */
export const storagePoolIsPersistent = procedure(
  155,
  { pool: storagePoolRef },
  { persistent: truth },
  { since: "0.7.3", priority: "high" },
);

/** How many volumes an active pool has. Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_NUM_OF_VOLUMES. */
export const storagePoolNumOfVolumes = procedure(
  91,
  { pool: storagePoolRef },
  { count: int },
  { since: "0.4.1", priority: "high" },
);

/**
 * Names of volumes; `storagePoolListAllVolumes` replaces it.
 *
 * Since 0.4.1. Source: REMOTE_PROC_STORAGE_POOL_LIST_VOLUMES.
 */
export const storagePoolListVolumes = procedure(
  92,
  { pool: storagePoolRef, maxNames: int },
  { names: array(string, limits.storageVolList) },
  { since: "0.4.1", priority: "high" },
);

/**
 * All volumes of an active pool; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES.
 */
export const storagePoolListAllVolumes = procedure(
  282,
  { pool: storagePoolRef, needResults: truth, flags },
  { volumes: array(storageVolumeRef, limits.storageVolList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * Has the daemon send events of one `storagePoolEventId`, of all pools where `pool` is null.
 *
 * Since 2.0.0. Source: REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY.
 */
export const connectStoragePoolEventRegisterAny = procedure(
  368,
  { eventId: int, pool: nullable(storagePoolRef) },
  { callbackId: int },
  { since: "2.0.0", priority: "high" },
);

/**
 * Has the daemon send no more events of a callback.
 *
 * Since 2.0.0. Source: REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY.
 */
export const connectStoragePoolEventDeregisterAny = procedure(369, { callbackId: int }, nothing, {
  since: "2.0.0",
  priority: "high",
});

/**
 * A pool was defined, started, stopped and so on: a `storagePoolEventLifecycleType`.
 *
 * Since 2.0.0. Source: REMOTE_PROC_STORAGE_POOL_EVENT_LIFECYCLE.
 */
export const storagePoolEventLifecycle = eventProcedure(
  370,
  { callbackId: int, pool: storagePoolRef, event: int, detail: int },
  { since: "2.0.0" },
);

/** A pool's volumes were looked at anew. Since 2.0.0. Source: REMOTE_PROC_STORAGE_POOL_EVENT_REFRESH. */
export const storagePoolEventRefresh = eventProcedure(
  373,
  { callbackId: int, pool: storagePoolRef },
  { since: "2.0.0" },
);
