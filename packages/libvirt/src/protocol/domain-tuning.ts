// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags, int } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** Names of parameters of scheduling. @source VIR_DOMAIN_SCHEDULER_* */
export const domainSchedulerParameter = {
  cpuShares: "cpu_shares",
  globalPeriod: "global_period",
  globalQuota: "global_quota",
  vcpuPeriod: "vcpu_period",
  vcpuQuota: "vcpu_quota",
  emulatorPeriod: "emulator_period",
  emulatorQuota: "emulator_quota",
  iothreadPeriod: "iothread_period",
  iothreadQuota: "iothread_quota",
  weight: "weight",
  cap: "cap",
  reservation: "reservation",
  limit: "limit",
  shares: "shares",
} as const;

/** Names of parameters of the use of block devices. @source VIR_DOMAIN_BLKIO_* */
export const domainBlkioParameter = {
  weight: "weight",
  deviceWeight: "device_weight",
  deviceReadIops: "device_read_iops_sec",
  deviceWriteIops: "device_write_iops_sec",
  deviceReadBps: "device_read_bytes_sec",
  deviceWriteBps: "device_write_bytes_sec",
} as const;

/** Names of counters of the processor. @source VIR_PERF_PARAM_* */
export const domainPerfEvent = {
  cmt: "cmt",
  mbmt: "mbmt",
  mbml: "mbml",
  cacheMisses: "cache_misses",
  cacheReferences: "cache_references",
  instructions: "instructions",
  cpuCycles: "cpu_cycles",
  branchInstructions: "branch_instructions",
  branchMisses: "branch_misses",
  busCycles: "bus_cycles",
  stalledCyclesFrontend: "stalled_cycles_frontend",
  stalledCyclesBackend: "stalled_cycles_backend",
  refCpuCycles: "ref_cpu_cycles",
  cpuClock: "cpu_clock",
  taskClock: "task_clock",
  pageFaults: "page_faults",
  contextSwitches: "context_switches",
  cpuMigrations: "cpu_migrations",
  pageFaultsMin: "page_faults_min",
  pageFaultsMaj: "page_faults_maj",
  alignmentFaults: "alignment_faults",
  emulationFaults: "emulation_faults",
} as const;

/** The scheduler's name, and how many parameters it has. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_SCHEDULER_TYPE. */
export const domainGetSchedulerType = procedure(
  56,
  { dom: domainRef },
  { type: string, parameterCount: int },
  { since: "0.3.0" },
);

/** How the domain is scheduled. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS. */
export const domainGetSchedulerParameters = procedure(
  57,
  { dom: domainRef, parameterCount: int },
  { parameters: typedParameters(limits.domainSchedulerParameters) },
  { since: "0.3.0" },
);

/**
 * How the domain is scheduled, now or by its stored definition.
 *
 * Since 0.9.2. Source: REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS.
 */
export const domainGetSchedulerParametersFlags = procedure(
  223,
  { dom: domainRef, parameterCount: int, flags },
  { parameters: typedParameters(limits.domainSchedulerParameters) },
  { since: "0.9.2" },
);

/**
 * Changes how a running domain is scheduled, as parameters of `domainSchedulerParameter`.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS.
 */
export const domainSetSchedulerParameters = procedure(
  58,
  { dom: domainRef, parameters: typedParameters(limits.domainSchedulerParameters) },
  nothing,
  { since: "0.3.0" },
);

/**
 * Changes how the domain is scheduled, as parameters of `domainSchedulerParameter`.
 *
 * Since 0.9.2. Source: REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS.
 */
export const domainSetSchedulerParametersFlags = procedure(
  219,
  { dom: domainRef, parameters: typedParameters(limits.domainSchedulerParameters), flags },
  nothing,
  { since: "0.9.2" },
);

/**
 * Weighs and limits the domain's use of block devices, as parameters of `domainBlkioParameter`.
 *
 * Since 0.9.0. Source: REMOTE_PROC_DOMAIN_SET_BLKIO_PARAMETERS.
 */
export const domainSetBlkioParameters = procedure(
  205,
  { dom: domainRef, parameters: typedParameters(limits.domainBlkioParameters), flags },
  nothing,
  { since: "0.9.0" },
);

/**
 * Weights and limits of its use of block devices; a count of 0 asks how many parameters there are.
 *
 * Since 0.9.0. Source: REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS.
 */
export const domainGetBlkioParameters = procedure(
  206,
  { dom: domainRef, parameterCount: int, flags },
  { parameters: typedParameters(limits.domainBlkioParameters), parameterCount: int },
  { since: "0.9.0" },
);

/**
 * Switches counters of the processor on or off, as parameters of `domainPerfEvent`.
 *
 * Since 1.3.3. Source: REMOTE_PROC_DOMAIN_SET_PERF_EVENTS.
 */
export const domainSetPerfEvents = procedure(
  366,
  { dom: domainRef, parameters: typedParameters(limits.domainPerfEvents), flags },
  nothing,
  { since: "1.3.3" },
);

/** Which counters of the processor are on. Since 1.3.3. Source: REMOTE_PROC_DOMAIN_GET_PERF_EVENTS. */
export const domainGetPerfEvents = procedure(
  365,
  { dom: domainRef, flags },
  { parameters: typedParameters(limits.domainPerfEvents) },
  { since: "1.3.3" },
);
