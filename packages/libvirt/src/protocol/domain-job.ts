// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags, int, unsignedHyper } from "../xdr/numbers.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** How a domain's job stands. @source virDomainJobType */
export const domainJobType = {
  none: 0,
  bounded: 1,
  unbounded: 2,
  completed: 3,
  failed: 4,
  cancelled: 5,
} as const;

/** What a domain's job does. @source virDomainJobOperation */
export const domainJobOperation = {
  unknown: 0,
  start: 1,
  save: 2,
  restore: 3,
  migrationIn: 4,
  migrationOut: 5,
  snapshot: 6,
  snapshotRevert: 7,
  dump: 8,
  backup: 9,
  snapshotDelete: 10,
} as const;

/** Which job's figures are told. @source virDomainGetJobStatsFlags */
export const domainGetJobStatsFlag = {
  completed: 1 << 0,
  keepCompleted: 1 << 1,
} as const;

/** How a job is given up. @source virDomainAbortJobFlagsValues */
export const domainAbortJobFlag = {
  postcopy: 1 << 0,
} as const;

/** Names of figures of a domain's job. @source VIR_DOMAIN_JOB_* */
export const domainJobStat = {
  operation: "operation",
  timeElapsed: "time_elapsed",
  timeElapsedNet: "time_elapsed_net",
  timeRemaining: "time_remaining",
  downtime: "downtime",
  downtimeNet: "downtime_net",
  setupTime: "setup_time",
  dataTotal: "data_total",
  dataProcessed: "data_processed",
  dataRemaining: "data_remaining",
  memoryTotal: "memory_total",
  memoryProcessed: "memory_processed",
  memoryRemaining: "memory_remaining",
  memoryConstant: "memory_constant",
  memoryNormal: "memory_normal",
  memoryNormalBytes: "memory_normal_bytes",
  memoryBps: "memory_bps",
  memoryDirtyRate: "memory_dirty_rate",
  memoryPageSize: "memory_page_size",
  memoryIteration: "memory_iteration",
  memoryPostcopyReqs: "memory_postcopy_requests",
  diskTotal: "disk_total",
  diskProcessed: "disk_processed",
  diskRemaining: "disk_remaining",
  diskBps: "disk_bps",
  compressionCache: "compression_cache",
  compressionBytes: "compression_bytes",
  compressionPages: "compression_pages",
  compressionCacheMisses: "compression_cache_misses",
  compressionOverflow: "compression_overflow",
  autoConvergeThrottle: "auto_converge_throttle",
  success: "success",
  errmsg: "errmsg",
  diskTempUsed: "disk_temp_used",
  diskTempTotal: "disk_temp_total",
} as const;

/** How far a domain's job is; sizes in bytes. @source remote_domain_get_job_info_ret */
export interface DomainJobInfo {
  /** A `domainJobType`. */
  readonly type: number;
  /** Milliseconds. */
  readonly timeElapsed: bigint;
  /** Milliseconds, where it can be told. */
  readonly timeRemaining: bigint;
  readonly dataTotal: bigint;
  readonly dataProcessed: bigint;
  readonly dataRemaining: bigint;
  readonly memoryTotal: bigint;
  readonly memoryProcessed: bigint;
  readonly memoryRemaining: bigint;
  readonly fileTotal: bigint;
  readonly fileProcessed: bigint;
  readonly fileRemaining: bigint;
}

/**
 * How far the domain's job is: a migration, a save, a dump, a backup.
 *
 * Since 0.7.7. Source: REMOTE_PROC_DOMAIN_GET_JOB_INFO.
 */
export const domainGetJobInfo: Procedure<{ readonly dom: DomainRef }, DomainJobInfo> = procedure(
  163,
  { dom: domainRef },
  {
    type: int,
    timeElapsed: unsignedHyper,
    timeRemaining: unsignedHyper,
    dataTotal: unsignedHyper,
    dataProcessed: unsignedHyper,
    dataRemaining: unsignedHyper,
    memoryTotal: unsignedHyper,
    memoryProcessed: unsignedHyper,
    memoryRemaining: unsignedHyper,
    fileTotal: unsignedHyper,
    fileProcessed: unsignedHyper,
    fileRemaining: unsignedHyper,
  },
  { since: "0.7.7" },
);

/**
 * All figures of the domain's job, or of the one completed last; names are those of `domainJobStat`.
 *
 * Since 1.0.3. Source: REMOTE_PROC_DOMAIN_GET_JOB_STATS.
 */
export const domainGetJobStats = procedure(
  298,
  { dom: domainRef, flags },
  { type: int, parameters: typedParameters(limits.domainJobStats) },
  { since: "1.0.3" },
);

/** Gives the domain's job up. Since 0.7.7. Source: REMOTE_PROC_DOMAIN_ABORT_JOB. */
export const domainAbortJob = procedure(164, { dom: domainRef }, nothing, { since: "0.7.7" });

/**
 * Gives the domain's job up, or by a flag pauses a post-copy migration.
 *
 * Since 8.5.0. Source: REMOTE_PROC_DOMAIN_ABORT_JOB_FLAGS.
 */
export const domainAbortJobFlags = procedure(442, { dom: domainRef, flags }, nothing, { since: "8.5.0" });
