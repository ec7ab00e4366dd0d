// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { flags, int, truth, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import {
  domainRef,
  interfaceRef,
  networkRef,
  nodeDeviceRef,
  nwfilterBindingRef,
  nwfilterRef,
  secretRef,
  storagePoolRef,
} from "./refs.ts";

/** Which domains are listed. @source virConnectListAllDomainsFlags */
export const connectListAllDomainsFlag = {
  active: 1 << 0,
  inactive: 1 << 1,
  persistent: 1 << 2,
  transient: 1 << 3,
  running: 1 << 4,
  paused: 1 << 5,
  shutoff: 1 << 6,
  other: 1 << 7,
  managedsave: 1 << 8,
  noManagedsave: 1 << 9,
  autostart: 1 << 10,
  noAutostart: 1 << 11,
  hasSnapshot: 1 << 12,
  noSnapshot: 1 << 13,
  hasCheckpoint: 1 << 14,
  noCheckpoint: 1 << 15,
} as const;

/** Which host interfaces are listed. @source virConnectListAllInterfacesFlags */
export const connectListAllInterfacesFlag = {
  inactive: 1 << 0,
  active: 1 << 1,
} as const;

/** Which networks are listed. @source virConnectListAllNetworksFlags */
export const connectListAllNetworksFlag = {
  inactive: 1 << 0,
  active: 1 << 1,
  persistent: 1 << 2,
  transient: 1 << 3,
  autostart: 1 << 4,
  noAutostart: 1 << 5,
} as const;

/** Which node devices are listed. @source virConnectListAllNodeDeviceFlags */
export const connectListAllNodeDeviceFlag = {
  capSystem: 1 << 0,
  capPciDev: 1 << 1,
  capUsbDev: 1 << 2,
  capUsbInterface: 1 << 3,
  capNet: 1 << 4,
  capScsiHost: 1 << 5,
  capScsiTarget: 1 << 6,
  capScsi: 1 << 7,
  capStorage: 1 << 8,
  capFcHost: 1 << 9,
  capVports: 1 << 10,
  capScsiGeneric: 1 << 11,
  capDrm: 1 << 12,
  capMdevTypes: 1 << 13,
  capMdev: 1 << 14,
  capCcwDev: 1 << 15,
  capCssDev: 1 << 16,
  capVdpa: 1 << 17,
  capApCard: 1 << 18,
  capApQueue: 1 << 19,
  capApMatrix: 1 << 20,
  capVpd: 1 << 21,
  inactive: 1 << 30,
  active: 2 ** 31,
} as const;

/** Which secrets are listed. @source virConnectListAllSecretsFlags */
export const connectListAllSecretsFlag = {
  ephemeral: 1 << 0,
  noEphemeral: 1 << 1,
  private: 1 << 2,
  noPrivate: 1 << 3,
} as const;

/** Which storage pools are listed. @source virConnectListAllStoragePoolsFlags */
export const connectListAllStoragePoolsFlag = {
  inactive: 1 << 0,
  active: 1 << 1,
  persistent: 1 << 2,
  transient: 1 << 3,
  autostart: 1 << 4,
  noAutostart: 1 << 5,
  dir: 1 << 6,
  fs: 1 << 7,
  netfs: 1 << 8,
  logical: 1 << 9,
  disk: 1 << 10,
  iscsi: 1 << 11,
  scsi: 1 << 12,
  mpath: 1 << 13,
  rbd: 1 << 14,
  sheepdog: 1 << 15,
  gluster: 1 << 16,
  zfs: 1 << 17,
  vstorage: 1 << 18,
  iscsiDirect: 1 << 19,
} as const;

/**
 * All domains, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.9.13. Source: REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS.
 */
export const connectListAllDomains = procedure(
  273,
  { needResults: truth, flags },
  { domains: array(domainRef, limits.domainList), count: unsigned },
  { since: "0.9.13", priority: "high" },
);

/**
 * All host interfaces, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_CONNECT_LIST_ALL_INTERFACES.
 */
export const connectListAllInterfaces = procedure(
  284,
  { needResults: truth, flags },
  { interfaces: array(interfaceRef, limits.interfaceList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * All networks, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_CONNECT_LIST_ALL_NETWORKS.
 */
export const connectListAllNetworks = procedure(
  283,
  { needResults: truth, flags },
  { networks: array(networkRef, limits.networkList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * All node devices, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_CONNECT_LIST_ALL_NODE_DEVICES.
 */
export const connectListAllNodeDevices = procedure(
  285,
  { needResults: truth, flags },
  { devices: array(nodeDeviceRef, limits.nodeDeviceList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * All network filters; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_CONNECT_LIST_ALL_NWFILTERS.
 */
export const connectListAllNwfilters = procedure(
  286,
  { needResults: truth, flags },
  { filters: array(nwfilterRef, limits.nwfilterList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * All bindings of network filters; without `needResults` only their number.
 *
 * Since 4.5.0. Source: REMOTE_PROC_CONNECT_LIST_ALL_NWFILTER_BINDINGS.
 */
export const connectListAllNwfilterBindings = procedure(
  401,
  { needResults: truth, flags },
  { bindings: array(nwfilterBindingRef, limits.nwfilterBindingList), count: unsigned },
  { since: "4.5.0", priority: "high" },
);

/**
 * All secrets, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_CONNECT_LIST_ALL_SECRETS.
 */
export const connectListAllSecrets = procedure(
  287,
  { needResults: truth, flags },
  { secrets: array(secretRef, limits.secretList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * All storage pools, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.10.2. Source: REMOTE_PROC_CONNECT_LIST_ALL_STORAGE_POOLS.
 */
export const connectListAllStoragePools = procedure(
  281,
  { needResults: truth, flags },
  { pools: array(storagePoolRef, limits.storagePoolList), count: unsigned },
  { since: "0.10.2", priority: "high" },
);

/**
 * Ids of running domains; `connectListAllDomains` replaces it.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_LIST_DOMAINS.
 */
export const connectListDomains = procedure(
  37,
  { maxIds: int },
  { ids: array(int, limits.domainList) },
  { since: "0.3.0", priority: "high" },
);

/**
 * Names of domains that do not run; `connectListAllDomains` replaces it.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_LIST_DEFINED_DOMAINS.
 */
export const connectListDefinedDomains = procedure(
  21,
  { maxNames: int },
  { names: array(string, limits.domainList) },
  { since: "0.3.0", priority: "high" },
);

/**
 * Names of active host interfaces; `connectListAllInterfaces` replaces it.
 *
 * Since 0.7.2. Source: REMOTE_PROC_CONNECT_LIST_INTERFACES.
 */
export const connectListInterfaces = procedure(
  127,
  { maxNames: int },
  { names: array(string, limits.interfaceList) },
  { since: "0.7.2", priority: "high" },
);

/**
 * Names of inactive host interfaces; `connectListAllInterfaces` replaces it.
 *
 * Since 0.7.2. Source: REMOTE_PROC_CONNECT_LIST_DEFINED_INTERFACES.
 */
export const connectListDefinedInterfaces = procedure(
  138,
  { maxNames: int },
  { names: array(string, limits.interfaceList) },
  { since: "0.7.2", priority: "high" },
);

/**
 * Names of active networks; `connectListAllNetworks` replaces it.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_LIST_NETWORKS.
 */
export const connectListNetworks = procedure(
  38,
  { maxNames: int },
  { names: array(string, limits.networkList) },
  { since: "0.3.0", priority: "high" },
);

/**
 * Names of inactive networks; `connectListAllNetworks` replaces it.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_LIST_DEFINED_NETWORKS.
 */
export const connectListDefinedNetworks = procedure(
  36,
  { maxNames: int },
  { names: array(string, limits.networkList) },
  { since: "0.3.0", priority: "high" },
);

/**
 * Names of network filters; `connectListAllNwfilters` replaces it.
 *
 * Since 0.8.0. Source: REMOTE_PROC_CONNECT_LIST_NWFILTERS.
 */
export const connectListNwfilters = procedure(
  179,
  { maxNames: int },
  { names: array(string, limits.nwfilterList) },
  { since: "0.8.0", priority: "high" },
);

/**
 * UUIDs of secrets as text; `connectListAllSecrets` replaces it.
 *
 * Since 0.7.1. Source: REMOTE_PROC_CONNECT_LIST_SECRETS.
 */
export const connectListSecrets = procedure(
  140,
  { maxUuids: int },
  { uuids: array(string, limits.secretList) },
  { since: "0.7.1", priority: "high" },
);

/**
 * Names of active storage pools; `connectListAllStoragePools` replaces it.
 *
 * Since 0.4.1. Source: REMOTE_PROC_CONNECT_LIST_STORAGE_POOLS.
 */
export const connectListStoragePools = procedure(
  72,
  { maxNames: int },
  { names: array(string, limits.storagePoolList) },
  { since: "0.4.1", priority: "high" },
);

/**
 * Names of inactive storage pools; `connectListAllStoragePools` replaces it.
 *
 * Since 0.4.1. Source: REMOTE_PROC_CONNECT_LIST_DEFINED_STORAGE_POOLS.
 */
export const connectListDefinedStoragePools = procedure(
  74,
  { maxNames: int },
  { names: array(string, limits.storagePoolList) },
  { since: "0.4.1", priority: "high" },
);

/** How many domains run. Since 0.3.0. Source: REMOTE_PROC_CONNECT_NUM_OF_DOMAINS. */
export const connectNumOfDomains = procedure(51, nothing, { count: int }, { since: "0.3.0", priority: "high" });

/** How many domains are defined and do not run. Since 0.3.0. Source: REMOTE_PROC_CONNECT_NUM_OF_DEFINED_DOMAINS. */
export const connectNumOfDefinedDomains = procedure(25, nothing, { count: int }, { since: "0.3.0", priority: "high" });

/** How many host interfaces are active. Since 0.7.2. Source: REMOTE_PROC_CONNECT_NUM_OF_INTERFACES. */
export const connectNumOfInterfaces = procedure(126, nothing, { count: int }, { since: "0.7.2", priority: "high" });

/** How many host interfaces are inactive. Since 0.7.2. Source: REMOTE_PROC_CONNECT_NUM_OF_DEFINED_INTERFACES. */
export const connectNumOfDefinedInterfaces = procedure(
  137,
  nothing,
  { count: int },
  { since: "0.7.2", priority: "high" },
);

/** How many networks are active. Since 0.3.0. Source: REMOTE_PROC_CONNECT_NUM_OF_NETWORKS. */
export const connectNumOfNetworks = procedure(52, nothing, { count: int }, { since: "0.3.0", priority: "high" });

/** How many networks are inactive. Since 0.3.0. Source: REMOTE_PROC_CONNECT_NUM_OF_DEFINED_NETWORKS. */
export const connectNumOfDefinedNetworks = procedure(50, nothing, { count: int }, { since: "0.3.0", priority: "high" });

/** How many network filters there are. Since 0.8.0. Source: REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS. */
export const connectNumOfNwfilters = procedure(178, nothing, { count: int }, { since: "0.8.0", priority: "high" });

/** How many secrets there are. Since 0.7.1. Source: REMOTE_PROC_CONNECT_NUM_OF_SECRETS. */
export const connectNumOfSecrets = procedure(139, nothing, { count: int }, { since: "0.7.1", priority: "high" });

/** How many storage pools are active. Since 0.4.1. Source: REMOTE_PROC_CONNECT_NUM_OF_STORAGE_POOLS. */
export const connectNumOfStoragePools = procedure(71, nothing, { count: int }, { since: "0.4.1", priority: "high" });

/** How many storage pools are inactive. Since 0.4.1. Source: REMOTE_PROC_CONNECT_NUM_OF_DEFINED_STORAGE_POOLS. */
export const connectNumOfDefinedStoragePools = procedure(
  73,
  nothing,
  { count: int },
  { since: "0.4.1", priority: "high" },
);
