// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { flags, int, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { opaque } from "../xdr/opaque.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** What a change of memory is made to. @source virDomainMemoryModFlags */
export const domainMemoryModifyFlag = {
  current: 0,
  live: 1 << 0,
  config: 1 << 1,
  maximum: 1 << 2,
} as const;

/** How addresses of memory are meant. @source virDomainMemoryFlags */
export const domainMemoryFlag = {
  virtual: 1 << 0,
  physical: 1 << 1,
} as const;

/** How strictly memory is taken from NUMA cells. @source virDomainNumatuneMemMode */
export const domainNumatuneMemoryMode = {
  strict: 0,
  preferred: 1,
  interleave: 2,
  restrictive: 3,
} as const;

/** How far a measurement of written memory is. @source virDomainDirtyRateStatus */
export const domainDirtyRateStatus = {
  unstarted: 0,
  measuring: 1,
  measured: 2,
} as const;

/** How written memory is measured. @source virDomainDirtyRateCalcFlags */
export const domainDirtyRateCalcFlag = {
  pageSampling: 0,
  dirtyBitmap: 1 << 0,
  dirtyRing: 1 << 1,
} as const;

/** Figures of a guest's memory. @source virDomainMemoryStatTags */
export const domainMemoryStatTag = {
  swapIn: 0,
  swapOut: 1,
  majorFault: 2,
  minorFault: 3,
  unused: 4,
  available: 5,
  actualBalloon: 6,
  rss: 7,
  usable: 8,
  lastUpdate: 9,
  diskCaches: 10,
  hugetlbPgalloc: 11,
  hugetlbPgfail: 12,
  nr: 13,
} as const;

/** Names of parameters that limit memory. @source VIR_DOMAIN_MEMORY_* */
export const domainMemoryParameter = {
  hardLimit: "hard_limit",
  softLimit: "soft_limit",
  minGuarantee: "min_guarantee",
  swapHardLimit: "swap_hard_limit",
} as const;

/** Names of parameters of where memory is taken from. @source VIR_DOMAIN_NUMA_* */
export const domainNumaParameter = {
  nodeset: "numa_nodeset",
  mode: "numa_mode",
} as const;

/** The most memory that it may have, in KiB. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_MAX_MEMORY. */
export const domainGetMaxMemory = procedure(
  17,
  { dom: domainRef },
  { memory: unsignedHyper },
  { since: "0.3.0", priority: "high" },
);

/** Changes the most memory that it may have, in KiB. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SET_MAX_MEMORY. */
export const domainSetMaxMemory = procedure(30, { dom: domainRef, memory: unsignedHyper }, nothing, {
  since: "0.3.0",
  priority: "high",
});

/**
 * Changes a running domain's memory, in KiB, through the balloon.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SET_MEMORY.
 */
export const domainSetMemory = procedure(31, { dom: domainRef, memory: unsignedHyper }, nothing, { since: "0.3.0" });

/**
 * Changes memory, in KiB: now, in the stored definition, or the most it may have.
 *
 * Since 0.9.0. Source: REMOTE_PROC_DOMAIN_SET_MEMORY_FLAGS.
 */
export const domainSetMemoryFlags = procedure(204, { dom: domainRef, memory: unsignedHyper, flags }, nothing, {
  since: "0.9.0",
});

/**
 * Has the balloon collect figures every so many seconds; 0 stops it.
 *
 * Since 1.1.1. Source: REMOTE_PROC_DOMAIN_SET_MEMORY_STATS_PERIOD.
 */
export const domainSetMemoryStatsPeriod = procedure(308, { dom: domainRef, period: int, flags }, nothing, {
  since: "1.1.1",
});

/** One figure of a guest's memory. @source remote_domain_memory_stat */
export interface DomainMemoryStat {
  /** A `domainMemoryStatTag`. */
  readonly tag: number;
  readonly value: bigint;
}

/** @source remote_domain_memory_stat */
export const domainMemoryStatCodec: Codec<DomainMemoryStat> = {
  encode(writer, value) {
    int.encode(writer, value.tag);
    unsignedHyper.encode(writer, value.value);
  },
  decode: (reader) => ({ tag: int.decode(reader), value: unsignedHyper.decode(reader) }),
};

/** Figures of the guest's memory. Since 0.7.5. Source: REMOTE_PROC_DOMAIN_MEMORY_STATS. */
export const domainMemoryStats = procedure(
  159,
  { dom: domainRef, maxStats: unsigned, flags },
  { stats: array(domainMemoryStatCodec, limits.domainMemoryStats) },
  { since: "0.7.5" },
);

/** Reads the guest's memory. Since 0.4.2. Source: REMOTE_PROC_DOMAIN_MEMORY_PEEK. */
export const domainMemoryPeek = procedure(
  104,
  { dom: domainRef, offset: unsignedHyper, size: unsigned, flags },
  { buffer: opaque(limits.domainMemoryPeekBuffer) },
  { since: "0.4.2" },
);

/**
 * Limits memory, as parameters of `domainMemoryParameter`.
 *
 * Since 0.8.5. Source: REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS.
 */
export const domainSetMemoryParameters = procedure(
  197,
  { dom: domainRef, parameters: typedParameters(limits.domainMemoryParameters), flags },
  nothing,
  { since: "0.8.5" },
);

/**
 * Limits of memory; a count of 0 asks how many parameters there are.
 *
 * Since 0.8.5. Source: REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS.
 */
export const domainGetMemoryParameters = procedure(
  198,
  { dom: domainRef, parameterCount: int, flags },
  { parameters: typedParameters(limits.domainMemoryParameters), parameterCount: int },
  { since: "0.8.5" },
);

/**
 * Changes from which NUMA cells memory is taken, as parameters of `domainNumaParameter`.
 *
 * Since 0.9.9. Source: REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS.
 */
export const domainSetNumaParameters = procedure(
  254,
  { dom: domainRef, parameters: typedParameters(limits.domainNumaParameters), flags },
  nothing,
  { since: "0.9.9" },
);

/**
 * From which NUMA cells memory is taken; a count of 0 asks how many parameters there are.
 *
 * Since 0.9.9. Source: REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS.
 */
export const domainGetNumaParameters = procedure(
  255,
  { dom: domainRef, parameterCount: int, flags },
  { parameters: typedParameters(limits.domainNumaParameters), parameterCount: int },
  { since: "0.9.9" },
);

/**
 * Measures for some seconds how fast the guest writes to memory; the figures have the result.
 *
 * Since 7.2.0. Source: REMOTE_PROC_DOMAIN_START_DIRTY_RATE_CALC.
 */
export const domainStartDirtyRateCalc = procedure(427, { dom: domainRef, seconds: int, flags }, nothing, {
  since: "7.2.0",
});
