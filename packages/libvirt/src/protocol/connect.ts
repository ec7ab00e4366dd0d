import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { characters, string } from "../xdr/texts.ts";
import { domainRef } from "./domain-ref.ts";
import { domainStatsRecord } from "./domain-stats.ts";
import { networkRef } from "./network-ref.ts";
import { nothing, type Procedure, procedure } from "./procedure.ts";
import { storagePoolRef } from "./storage-pool-ref.ts";

/** Upper bound of lists of domains, pools, and networks. @source remote_protocol.x, REMOTE_*_LIST_MAX */
const listLimit = 16384;

/** What a driver or daemon may be able to do. @source libvirt_internal.h, VIR_DRV_FEATURE_* */
export const connectFeature = { keepalive: 10, eventCallback: 14, closeCallback: 15 } as const;

/** Flags of {@link connectOpen}. @source libvirt-host.h, virConnectFlags */
export const connectFlag = { readOnly: 1 } as const;

/** Which domains {@link connectListAllDomains} lists. @source libvirt-domain.h, virConnectListAllDomainsFlags */
export const listDomainsFlag = {
  active: 1 << 0,
  inactive: 1 << 1,
  persistent: 1 << 2,
  transient: 1 << 3,
  autostart: 1 << 10,
  noAutostart: 1 << 11,
} as const;

/** Which pools or networks are listed. @source libvirt-storage.h, libvirt-network.h, virConnectListAll*Flags */
export const listFlag = { inactive: 1 << 0, active: 1 << 1 } as const;

/** Opens the hypervisor driver named by a URI. Source: REMOTE_PROC_CONNECT_OPEN. */
export const connectOpen = procedure(1, { name: nullable(string), flags }, nothing);

/** Says that nothing more will be asked. Source: REMOTE_PROC_CONNECT_CLOSE. */
export const connectClose = procedure(2, nothing, nothing);

/** The driver's name: `QEMU`, `Test`… Source: REMOTE_PROC_CONNECT_GET_TYPE. */
export const connectGetType = procedure(3, nothing, { type: string });

/** The hypervisor's version: major × 1,000,000 + minor × 1,000 + release. Source: REMOTE_PROC_CONNECT_GET_VERSION. */
export const connectGetVersion = procedure(4, nothing, { version: unsignedHyper });

/** The daemon's version, counted likewise. Source: REMOTE_PROC_CONNECT_GET_LIB_VERSION. */
export const connectGetLibVersion = procedure(157, nothing, { version: unsignedHyper });

/** Capabilities XML. Source: REMOTE_PROC_CONNECT_GET_CAPABILITIES. */
export const connectGetCapabilities = procedure(7, nothing, { capabilities: string });

/** The host's own name. Source: REMOTE_PROC_CONNECT_GET_HOSTNAME. */
export const connectGetHostname = procedure(59, nothing, { hostname: string });

/** The URI as the daemon opened it. Source: REMOTE_PROC_CONNECT_GET_URI. */
export const connectGetUri = procedure(110, nothing, { uri: string });

/** SMBIOS data as XML. Source: REMOTE_PROC_CONNECT_GET_SYSINFO. */
export const connectGetSysinfo = procedure(203, { flags }, { sysinfo: string });

/** Whether it can do a {@link connectFeature}. Source: REMOTE_PROC_CONNECT_SUPPORTS_FEATURE. */
export const connectSupportsFeature = procedure(60, { feature: int }, { supported: truth });

/** Domain capabilities XML; libvirt chooses what is null. Source: REMOTE_PROC_CONNECT_GET_DOMAIN_CAPABILITIES. */
export const connectGetDomainCapabilities = procedure(
  342,
  {
    emulator: nullable(string),
    arch: nullable(string),
    machine: nullable(string),
    virtType: nullable(string),
    flags,
  },
  { capabilities: string },
);

/** All domains, or with {@link listDomainsFlag} some. Source: REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS. */
export const connectListAllDomains = procedure(
  273,
  { needResults: truth, flags },
  { domains: array(domainRef, listLimit), count: unsigned },
);

/** All storage pools. Source: REMOTE_PROC_CONNECT_LIST_ALL_STORAGE_POOLS. */
export const connectListAllStoragePools = procedure(
  281,
  { needResults: truth, flags },
  { pools: array(storagePoolRef, listLimit), count: unsigned },
);

/** All networks. Source: REMOTE_PROC_CONNECT_LIST_ALL_NETWORKS. */
export const connectListAllNetworks = procedure(
  283,
  { needResults: truth, flags },
  { networks: array(networkRef, listLimit), count: unsigned },
);

/**
 * Figures of all domains, or of those given, in one reply. `stats` 0 asks for all that the driver has.
 * Source: REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS.
 */
export const connectGetAllDomainStats = procedure(
  344,
  { domains: array(domainRef, listLimit), stats: unsigned, flags },
  { records: array(domainStatsRecord, listLimit) },
);

/** A host's hardware, counted. */
export interface NodeInfo {
  /** The machine's architecture: `x86_64`. */
  readonly model: string;
  /** KiB. */
  readonly memory: bigint;
  /** Logical processors that are online. */
  readonly cpus: number;
  readonly mhz: number;
  readonly nodes: number;
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
}

/** What the host's hardware is. Source: REMOTE_PROC_NODE_GET_INFO. */
export const nodeGetInfo: Procedure<object, NodeInfo> = procedure(6, nothing, {
  model: characters(32),
  memory: unsignedHyper,
  cpus: int,
  mhz: int,
  nodes: int,
  sockets: int,
  cores: int,
  threads: int,
});
