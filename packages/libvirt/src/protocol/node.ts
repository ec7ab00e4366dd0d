// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { opaque } from "../xdr/opaque.ts";
import { characters, characterWords, string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure } from "./procedure.ts";
import { typedParameters } from "./typed-parameters.ts";

/** How a host is put to sleep. @source virNodeSuspendTarget */
export const nodeSuspendTarget = {
  mem: 0,
  disk: 1,
  hybrid: 2,
} as const;

/** Stands for all host processors together. @source virNodeGetCPUStatsAllCPUs */
export const nodeCpuStatsOf = {
  all: -1,
} as const;

/** Stands for all NUMA cells together. @source virNodeGetMemoryStatsAllCells */
export const nodeMemoryStatsOf = {
  all: -1,
} as const;

/** Whether huge pages are added to a pool, or its size is set. @source virNodeAllocPagesFlags */
export const nodeAllocPagesFlag = {
  add: 0,
  set: 1 << 0,
} as const;

/** Names of figures of host processors. @source VIR_NODE_CPU_STATS_* */
export const nodeCpuStat = {
  kernel: "kernel",
  user: "user",
  idle: "idle",
  iowait: "iowait",
  intr: "intr",
  utilization: "utilization",
} as const;

/** Names of figures of host memory. @source VIR_NODE_MEMORY_STATS_* */
export const nodeMemoryStat = {
  total: "total",
  free: "free",
  buffers: "buffers",
  cached: "cached",
} as const;

/** Names of parameters of sharing equal pages. @source VIR_NODE_MEMORY_SHARED_* */
export const nodeMemoryParameter = {
  pagesToScan: "shm_pages_to_scan",
  sleepMillisecs: "shm_sleep_millisecs",
  pagesShared: "shm_pages_shared",
  pagesSharing: "shm_pages_sharing",
  pagesUnshared: "shm_pages_unshared",
  pagesVolatile: "shm_pages_volatile",
  fullScans: "shm_full_scans",
  mergeAcrossNodes: "shm_merge_across_nodes",
} as const;

/** Names of parameters of what AMD SEV offers. @source VIR_NODE_SEV_* */
export const nodeSevParameter = {
  pdh: "pdh",
  certChain: "cert-chain",
  cpu0Id: "cpu0-id",
  cbitpos: "cbitpos",
  reducedPhysBits: "reduced-phys-bits",
  maxGuests: "max-guests",
  maxEsGuests: "max-es-guests",
} as const;

/** A host's hardware, counted. @source remote_node_get_info_ret */
export interface NodeInfo {
  /** The machine's architecture: `x86_64`. */
  readonly model: string;
  /** KiB. */
  readonly memory: bigint;
  /** Logical processors that are online. */
  readonly cpus: number;
  readonly mhz: number;
  /** NUMA cells. */
  readonly nodes: number;
  /** Sockets in each cell. */
  readonly sockets: number;
  /** Cores in each socket. */
  readonly cores: number;
  /** Threads in each core. */
  readonly threads: number;
}

/** The host's hardware, counted. Since 0.3.0. Source: REMOTE_PROC_NODE_GET_INFO. */
export const nodeGetInfo: Procedure<object, NodeInfo> = procedure(
  6,
  nothing,
  {
    model: characters(32),
    memory: unsignedHyper,
    cpus: int,
    mhz: int,
    nodes: int,
    sockets: int,
    cores: int,
    threads: int,
  },
  { since: "0.3.0", priority: "high" },
);

/** One figure of host processors. @source remote_node_get_cpu_stats */
export interface NodeCpuStat {
  /** A name of `nodeCpuStat`. */
  readonly field: string;
  /** Nanoseconds; for `utilization` per cent. */
  readonly value: bigint;
}

/** @source remote_node_get_cpu_stats */
export const nodeCpuStatCodec: Codec<NodeCpuStat> = {
  encode(writer, value) {
    string.encode(writer, value.field);
    unsignedHyper.encode(writer, value.value);
  },
  decode: (reader) => ({ field: string.decode(reader), value: unsignedHyper.decode(reader) }),
};

/**
 * Time of one host processor, or of all together (-1), in nanoseconds; a count of 0 asks how many figures there are.
 *
 * Since 0.9.3. Source: REMOTE_PROC_NODE_GET_CPU_STATS.
 */
export const nodeGetCpuStats = procedure(
  227,
  { cpu: int, parameterCount: int, flags },
  { parameters: array(nodeCpuStatCodec, limits.nodeCpuStats), parameterCount: int },
  { since: "0.9.3", priority: "high" },
);

/**
 * Which host processors there are and which are online, a bit each, and how many.
 *
 * Since 1.0.0. Source: REMOTE_PROC_NODE_GET_CPU_MAP.
 */
export const nodeGetCpuMap = procedure(
  293,
  { needMap: truth, needOnline: truth, flags },
  { cpumap: opaque(limits.cpumap), online: unsigned, count: int },
  { since: "1.0.0" },
);

/** One figure of host memory. @source remote_node_get_memory_stats */
export interface NodeMemoryStat {
  /** A name of `nodeMemoryStat`. */
  readonly field: string;
  /** KiB. */
  readonly value: bigint;
}

/** @source remote_node_get_memory_stats */
export const nodeMemoryStatCodec: Codec<NodeMemoryStat> = {
  encode(writer, value) {
    string.encode(writer, value.field);
    unsignedHyper.encode(writer, value.value);
  },
  decode: (reader) => ({ field: string.decode(reader), value: unsignedHyper.decode(reader) }),
};

/**
 * Memory of one NUMA cell, or of all together (-1), in KiB; a count of 0 asks how many figures there are.
 *
 * Since 0.9.3. Source: REMOTE_PROC_NODE_GET_MEMORY_STATS.
 */
export const nodeGetMemoryStats = procedure(
  228,
  { parameterCount: int, cell: int, flags },
  { parameters: array(nodeMemoryStatCodec, limits.nodeMemoryStats), parameterCount: int },
  { since: "0.9.3", priority: "high" },
);

/**
 * How the host shares equal pages; a count of 0 asks how many parameters there are.
 *
 * Since 0.10.2. Source: REMOTE_PROC_NODE_GET_MEMORY_PARAMETERS.
 */
export const nodeGetMemoryParameters = procedure(
  289,
  { parameterCount: int, flags },
  { parameters: typedParameters(limits.nodeMemoryParameters), parameterCount: int },
  { since: "0.10.2" },
);

/**
 * Changes how the host shares equal pages, as parameters of `nodeMemoryParameter`.
 *
 * Since 0.10.2. Source: REMOTE_PROC_NODE_SET_MEMORY_PARAMETERS.
 */
export const nodeSetMemoryParameters = procedure(
  288,
  { parameters: typedParameters(limits.nodeMemoryParameters), flags },
  nothing,
  { since: "0.10.2" },
);

/** Free memory of NUMA cells, in bytes. Since 0.3.3. Source: REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY. */
export const nodeGetCellsFreeMemory = procedure(
  101,
  { startCell: int, maxCells: int },
  { cells: array(unsignedHyper, limits.nodeMaxCells) },
  { since: "0.3.3", priority: "high" },
);

/** Free memory of the host, in bytes. Since 0.3.3. Source: REMOTE_PROC_NODE_GET_FREE_MEMORY. */
export const nodeGetFreeMemory = procedure(
  102,
  nothing,
  { memory: unsignedHyper },
  { since: "0.3.3", priority: "high" },
);

/**
 * Free pages of the sizes that are asked for (KiB), cell by cell.
 *
 * Since 1.2.6. Source: REMOTE_PROC_NODE_GET_FREE_PAGES.
 */
export const nodeGetFreePages = procedure(
  340,
  { pages: array(unsigned, limits.nodeMaxCells), startCell: int, cellCount: unsigned, flags },
  { counts: array(unsignedHyper, limits.nodeMaxCells) },
  { since: "1.2.6", priority: "high" },
);

/** How many pages of which sizes, in which cells. @source remote_node_alloc_pages_args */
export interface NodeAllocPagesArgs {
  /** KiB. */
  readonly pageSizes: readonly number[];
  readonly pageCounts: readonly bigint[];
  readonly startCell: number;
  readonly cellCount: number;
  readonly flags?: number | undefined;
}

/**
 * Puts pages of the sizes that are given (KiB) into the host's pools of huge pages.
 *
 * Since 1.2.9. Source: REMOTE_PROC_NODE_ALLOC_PAGES.
 */
export const nodeAllocPages: Procedure<NodeAllocPagesArgs, { readonly count: number }> = procedure(
  347,
  {
    pageSizes: array(unsigned, limits.nodeMaxCells),
    pageCounts: array(unsignedHyper, limits.nodeMaxCells),
    startCell: int,
    cellCount: unsigned,
    flags,
  },
  { count: int },
  { since: "1.2.9" },
);

/**
 * The host's security driver and its domain of interpretation, such as `selinux` and `0`.
 *
 * Since 0.6.1. Source: REMOTE_PROC_NODE_GET_SECURITY_MODEL.
 */
export const nodeGetSecurityModel = procedure(
  122,
  nothing,
  { model: characterWords(limits.securityModel), doi: characterWords(limits.securityDoi) },
  { since: "0.6.1", priority: "high" },
);

/**
 * What AMD SEV offers on this host; a count of 0 asks how many parameters there are.
 *
 * Since 4.5.0. Source: REMOTE_PROC_NODE_GET_SEV_INFO.
 */
export const nodeGetSevInfo = procedure(
  395,
  { parameterCount: int, flags },
  { parameters: typedParameters(limits.nodeSevInfo), parameterCount: int },
  { since: "4.5.0" },
);

/**
 * Puts the host to sleep, and wakes it after a number of seconds.
 *
 * Since 0.9.8. Source: REMOTE_PROC_NODE_SUSPEND_FOR_DURATION.
 */
export const nodeSuspendForDuration = procedure(250, { target: unsigned, duration: unsignedHyper, flags }, nothing, {
  since: "0.9.8",
});

/**
 * How many node devices there are, of one capability or of all.
 *
 * Since 0.5.0. Source: REMOTE_PROC_NODE_NUM_OF_DEVICES.
 */
export const nodeNumOfDevices = procedure(
  111,
  { capability: nullable(string), flags },
  { count: int },
  { since: "0.5.0", priority: "high" },
);

/**
 * Names of node devices; `connectListAllNodeDevices` replaces it.
 *
 * Since 0.5.0. Source: REMOTE_PROC_NODE_LIST_DEVICES.
 */
export const nodeListDevices = procedure(
  112,
  { capability: nullable(string), maxNames: int, flags },
  { names: array(string, limits.nodeDeviceList) },
  { since: "0.5.0", priority: "high" },
);
