// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { opaque } from "../xdr/opaque.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import type { TypedParametersInput } from "./typed-input.ts";
import { typedParameters } from "./typed-parameters.ts";

/** How a disk's new size is given. @source virDomainBlockResizeFlags */
export const domainBlockResizeFlag = {
  bytes: 1 << 0,
} as const;

/** How a disk's job is ended. @source virDomainBlockJobAbortFlags */
export const domainBlockJobAbortFlag = {
  async: 1 << 0,
  pivot: 1 << 1,
} as const;

/** In which unit a job's bandwidth is told. @source virDomainBlockJobInfoFlags */
export const domainBlockJobInfoFlag = {
  bandwidthBytes: 1 << 0,
} as const;

/** In which unit a job's bandwidth is given. @source virDomainBlockJobSetSpeedFlags */
export const domainBlockJobSetSpeedFlag = {
  bandwidthBytes: 1 << 0,
} as const;

/** How images are pulled. @source virDomainBlockPullFlags */
export const domainBlockPullFlag = {
  bandwidthBytes: 1 << 6,
} as const;

/** How images are pulled or copied. @source virDomainBlockRebaseFlags */
export const domainBlockRebaseFlag = {
  shallow: 1 << 0,
  reuseExt: 1 << 1,
  copyRaw: 1 << 2,
  copy: 1 << 3,
  relative: 1 << 4,
  copyDev: 1 << 5,
  bandwidthBytes: 1 << 6,
} as const;

/** How a disk is copied. @source virDomainBlockCopyFlags */
export const domainBlockCopyFlag = {
  shallow: 1 << 0,
  reuseExt: 1 << 1,
  transientJob: 1 << 2,
  synchronousWrites: 1 << 3,
} as const;

/** How images are merged. @source virDomainBlockCommitFlags */
export const domainBlockCommitFlag = {
  shallow: 1 << 0,
  delete: 1 << 1,
  active: 1 << 2,
  relative: 1 << 3,
  bandwidthBytes: 1 << 4,
} as const;

/** Kinds of jobs of a disk. @source virDomainBlockJobType */
export const domainBlockJobType = {
  unknown: 0,
  pull: 1,
  copy: 2,
  commit: 3,
  activeCommit: 4,
  backup: 5,
} as const;

/** What a disk's last request failed of. @source virDomainDiskErrorCode */
export const domainDiskErrorCode = {
  none: 0,
  unspec: 1,
  noSpace: 2,
} as const;

/** Names of figures of a disk's traffic. @source VIR_DOMAIN_BLOCK_STATS_* */
export const domainBlockStat = {
  readBytes: "rd_bytes",
  readReq: "rd_operations",
  readTotalTimes: "rd_total_times",
  writeBytes: "wr_bytes",
  writeReq: "wr_operations",
  writeTotalTimes: "wr_total_times",
  flushReq: "flush_operations",
  flushTotalTimes: "flush_total_times",
  errs: "errs",
} as const;

/** Names of parameters of copying a disk. @source VIR_DOMAIN_BLOCK_COPY_* */
export const domainBlockCopyParameter = {
  bandwidth: "bandwidth",
  granularity: "granularity",
  bufSize: "buf-size",
} as const;

/** Names of parameters that limit a disk's traffic. @source VIR_DOMAIN_BLOCK_IOTUNE_* */
export const domainBlockIoTuneParameter = {
  totalBytesSec: "total_bytes_sec",
  readBytesSec: "read_bytes_sec",
  writeBytesSec: "write_bytes_sec",
  totalIopsSec: "total_iops_sec",
  readIopsSec: "read_iops_sec",
  writeIopsSec: "write_iops_sec",
  totalBytesSecMax: "total_bytes_sec_max",
  readBytesSecMax: "read_bytes_sec_max",
  writeBytesSecMax: "write_bytes_sec_max",
  totalIopsSecMax: "total_iops_sec_max",
  readIopsSecMax: "read_iops_sec_max",
  writeIopsSecMax: "write_iops_sec_max",
  totalBytesSecMaxLength: "total_bytes_sec_max_length",
  readBytesSecMaxLength: "read_bytes_sec_max_length",
  writeBytesSecMaxLength: "write_bytes_sec_max_length",
  totalIopsSecMaxLength: "total_iops_sec_max_length",
  readIopsSecMaxLength: "read_iops_sec_max_length",
  writeIopsSecMaxLength: "write_iops_sec_max_length",
  sizeIopsSec: "size_iops_sec",
  groupName: "group_name",
} as const;

/** Traffic of a disk; -1 is unknown. @source remote_domain_block_stats_ret */
export interface DomainBlockStats {
  readonly readRequests: bigint;
  readonly readBytes: bigint;
  readonly writeRequests: bigint;
  readonly writeBytes: bigint;
  readonly errors: bigint;
}

/** Traffic of a disk. Since 0.3.2. Source: REMOTE_PROC_DOMAIN_BLOCK_STATS. */
export const domainBlockStats: Procedure<{ readonly dom: DomainRef; readonly path: string }, DomainBlockStats> =
  procedure(
    64,
    { dom: domainRef, path: string },
    { readRequests: hyper, readBytes: hyper, writeRequests: hyper, writeBytes: hyper, errors: hyper },
    { since: "0.3.2" },
  );

/**
 * Traffic of a disk with its times; a count of 0 asks how many figures there are.
 *
 * Since 0.9.5. Source: REMOTE_PROC_DOMAIN_BLOCK_STATS_FLAGS.
 */
export const domainBlockStatsFlags = procedure(
  243,
  { dom: domainRef, path: string, parameterCount: int, flags },
  { parameters: typedParameters(limits.domainBlockStatsParameters), parameterCount: int },
  { since: "0.9.5" },
);

/** A disk's sizes, in bytes. Since 0.8.1. Source: REMOTE_PROC_DOMAIN_GET_BLOCK_INFO. */
export const domainGetBlockInfo = procedure(
  194,
  { dom: domainRef, path: string, flags },
  { allocation: unsignedHyper, capacity: unsignedHyper, physical: unsignedHyper },
  { since: "0.8.1" },
);

/** A disk whose last request failed. @source remote_domain_disk_error */
export interface DomainDiskError {
  /** Its target, such as `vda`. */
  readonly disk: string;
  /** A `domainDiskErrorCode`. */
  readonly error: number;
}

/** @source remote_domain_disk_error */
export const domainDiskErrorCodec: Codec<DomainDiskError> = {
  encode(writer, value) {
    string.encode(writer, value.disk);
    int.encode(writer, value.error);
  },
  decode: (reader) => ({ disk: string.decode(reader), error: int.decode(reader) }),
};

/**
 * Disks whose last request failed; a limit of 0 asks how many there are.
 *
 * Since 0.9.10. Source: REMOTE_PROC_DOMAIN_GET_DISK_ERRORS.
 */
export const domainGetDiskErrors = procedure(
  263,
  { dom: domainRef, maxErrors: unsigned, flags },
  { errors: array(domainDiskErrorCodec, limits.domainDiskErrors), count: int },
  { since: "0.9.10" },
);

/** What to read of a disk. @source remote_domain_block_peek_args */
export interface DomainBlockPeekArgs {
  readonly dom: DomainRef;
  readonly path: string;
  readonly offset: bigint;
  readonly size: number;
  readonly flags?: number | undefined;
}

/** Reads a disk. Since 0.4.2. Source: REMOTE_PROC_DOMAIN_BLOCK_PEEK. */
export const domainBlockPeek: Procedure<DomainBlockPeekArgs, { readonly buffer: Buffer }> = procedure(
  103,
  { dom: domainRef, path: string, offset: unsignedHyper, size: unsigned, flags },
  { buffer: opaque(limits.domainBlockPeekBuffer) },
  { since: "0.4.2" },
);

/**
 * Makes a disk larger or smaller while the guest runs; in KiB, or bytes by a flag.
 *
 * Since 0.9.8. Source: REMOTE_PROC_DOMAIN_BLOCK_RESIZE.
 */
export const domainBlockResize = procedure(251, { dom: domainRef, disk: string, size: unsignedHyper, flags }, nothing, {
  since: "0.9.8",
});

/**
 * Limits a disk's traffic, as parameters of `domainBlockIoTuneParameter`.
 *
 * Since 0.9.8. Source: REMOTE_PROC_DOMAIN_SET_BLOCK_IO_TUNE.
 */
export const domainSetBlockIoTune = procedure(
  252,
  { dom: domainRef, disk: string, parameters: typedParameters(limits.domainBlockIoTuneParameters), flags },
  nothing,
  { since: "0.9.8" },
);

/**
 * Limits of a disk's traffic; a count of 0 asks how many parameters there are.
 *
 * Since 0.9.8. Source: REMOTE_PROC_DOMAIN_GET_BLOCK_IO_TUNE.
 */
export const domainGetBlockIoTune = procedure(
  253,
  { dom: domainRef, disk: nullable(string), parameterCount: int, flags },
  { parameters: typedParameters(limits.domainBlockIoTuneParameters), parameterCount: int },
  { since: "0.9.8" },
);

/**
 * Has the daemon tell once when a disk's image has grown beyond so many bytes.
 *
 * Since 3.2.0. Source: REMOTE_PROC_DOMAIN_SET_BLOCK_THRESHOLD.
 */
export const domainSetBlockThreshold = procedure(
  386,
  { dom: domainRef, device: string, threshold: unsignedHyper, flags },
  nothing,
  { since: "3.2.0" },
);

/** Pulls the content of all backing images into a disk's own. Since 0.9.4. Source: REMOTE_PROC_DOMAIN_BLOCK_PULL. */
export const domainBlockPull = procedure(
  240,
  { dom: domainRef, path: string, bandwidth: unsignedHyper, flags },
  nothing,
  { since: "0.9.4" },
);

/** Which disk, down to which base, and how fast. @source remote_domain_block_rebase_args */
export interface DomainBlockRebaseArgs {
  readonly dom: DomainRef;
  readonly path: string;
  readonly base?: string | null | undefined;
  readonly bandwidth: bigint;
  readonly flags?: number | undefined;
}

/**
 * Pulls the content of backing images down to a base into a disk's own, or copies the disk.
 *
 * Since 0.9.10. Source: REMOTE_PROC_DOMAIN_BLOCK_REBASE.
 */
export const domainBlockRebase: Procedure<DomainBlockRebaseArgs, object> = procedure(
  266,
  { dom: domainRef, path: string, base: nullable(string), bandwidth: unsignedHyper, flags },
  nothing,
  { since: "0.9.10" },
);

/** Which disk, where to, and as which `domainBlockCopyParameter`. @source remote_domain_block_copy_args */
export interface DomainBlockCopyArgs {
  readonly dom: DomainRef;
  readonly path: string;
  readonly destinationXml: string;
  readonly parameters: TypedParametersInput;
  readonly flags?: number | undefined;
}

/**
 * Copies a disk to where the XML says, and mirrors it until the job is pivoted or aborted.
 *
 * Since 1.2.9. Source: REMOTE_PROC_DOMAIN_BLOCK_COPY.
 */
export const domainBlockCopy: Procedure<DomainBlockCopyArgs, object> = procedure(
  345,
  {
    dom: domainRef,
    path: string,
    destinationXml: string,
    parameters: typedParameters(limits.domainBlockCopyParameters),
    flags,
  },
  nothing,
  { since: "1.2.9" },
);

/** Which images of a disk are merged: from `top` down into `base`. @source remote_domain_block_commit_args */
export interface DomainBlockCommitArgs {
  readonly dom: DomainRef;
  readonly disk: string;
  readonly base?: string | null | undefined;
  readonly top?: string | null | undefined;
  readonly bandwidth: bigint;
  readonly flags?: number | undefined;
}

/** Merges images of a disk's chain into one below them. Since 0.10.2. Source: REMOTE_PROC_DOMAIN_BLOCK_COMMIT. */
export const domainBlockCommit: Procedure<DomainBlockCommitArgs, object> = procedure(
  290,
  { dom: domainRef, disk: string, base: nullable(string), top: nullable(string), bandwidth: unsignedHyper, flags },
  nothing,
  { since: "0.10.2" },
);

/** How far a disk's job is. @source remote_domain_get_block_job_info_ret */
export interface DomainBlockJobInfo {
  /** False where the disk has no job; then the rest is 0. */
  readonly found: boolean;
  /** A `domainBlockJobType`. */
  readonly type: number;
  /** MiB/s, or bytes/s where the flag asks for them; 0 is unlimited. */
  readonly bandwidth: bigint;
  /** Up to `end`, in a unit of the job's own. */
  readonly cur: bigint;
  readonly end: bigint;
}

/** How far a disk's job is. Since 0.9.4. Source: REMOTE_PROC_DOMAIN_GET_BLOCK_JOB_INFO. */
export const domainGetBlockJobInfo: Procedure<
  { readonly dom: DomainRef; readonly path: string; readonly flags?: number | undefined },
  DomainBlockJobInfo
> = procedure(
  238,
  { dom: domainRef, path: string, flags },
  { found: truth, type: int, bandwidth: unsignedHyper, cur: unsignedHyper, end: unsignedHyper },
  { since: "0.9.4" },
);

/**
 * Limits the bandwidth of a disk's job; in MiB/s, or bytes/s by a flag.
 *
 * Since 0.9.4. Source: REMOTE_PROC_DOMAIN_BLOCK_JOB_SET_SPEED.
 */
export const domainBlockJobSetSpeed = procedure(
  239,
  { dom: domainRef, path: string, bandwidth: unsignedHyper, flags },
  nothing,
  { since: "0.9.4" },
);

/**
 * Ends a disk's job: gives it up, or pivots to its result by a flag.
 *
 * Since 0.9.4. Source: REMOTE_PROC_DOMAIN_BLOCK_JOB_ABORT.
 */
export const domainBlockJobAbort = procedure(237, { dom: domainRef, path: string, flags }, nothing, { since: "0.9.4" });
