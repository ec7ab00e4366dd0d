// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { flags, int, unsigned } from "../xdr/numbers.ts";
import { limits } from "./limits.ts";
import { procedure, type Procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import type { TypedParametersInput } from "./typed-input.ts";
import { typedParameters, type TypedParameters } from "./typed-parameters.ts";

/** Groups of figures that may be asked for. @source virDomainStatsTypes */
export const domainStats = {
  state: 1 << 0,
  cpuTotal: 1 << 1,
  balloon: 1 << 2,
  vcpu: 1 << 3,
  interface: 1 << 4,
  block: 1 << 5,
  perf: 1 << 6,
  iothread: 1 << 7,
  memory: 1 << 8,
  dirtyrate: 1 << 9,
  vm: 1 << 10,
} as const;

/** Of which domains figures are told, and how thoroughly. @source virConnectGetAllDomainStatsFlags */
export const domainStatsFlag = {
  active: 1 << 0,
  inactive: 1 << 1,
  persistent: 1 << 2,
  transient: 1 << 3,
  running: 1 << 4,
  paused: 1 << 5,
  shutoff: 1 << 6,
  other: 1 << 7,
  noWait: 1 << 29,
  backing: 1 << 30,
  enforce: 2 ** 31,
} as const;

/** Names of figures of a domain's processor time. @source VIR_DOMAIN_CPU_STATS_* */
export const domainCpuStat = {
  cputime: "cpu_time",
  usertime: "user_time",
  systemtime: "system_time",
  vcputime: "vcpu_time",
} as const;

/** One domain's figures. @source remote_domain_stats_record */
export interface DomainStatsRecord {
  readonly domain: DomainRef;
  readonly parameters: TypedParameters;
}

const domainStatsRecordCodecParameters = typedParameters(limits.connectGetAllDomainStats);

/** @source remote_domain_stats_record */
export const domainStatsRecordCodec: Codec<
  DomainStatsRecord,
  { readonly domain: DomainRef; readonly parameters: TypedParametersInput }
> = {
  encode(writer, value) {
    domainRef.encode(writer, value.domain);
    domainStatsRecordCodecParameters.encode(writer, value.parameters);
  },
  decode: (reader) => ({
    domain: domainRef.decode(reader),
    parameters: domainStatsRecordCodecParameters.decode(reader),
  }),
};

/**
 * Figures of all domains, or of those given, in one reply; `stats` 0 asks for all that the driver has.
 *
 * Since 1.2.8. Source: REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS.
 */
export const connectGetAllDomainStats = procedure(
  344,
  { domains: array(domainRef, limits.domainList), stats: unsigned, flags },
  { records: array(domainStatsRecordCodec, limits.domainList) },
  { since: "1.2.8" },
);

/** Of which processors, and how many figures of each. @source remote_domain_get_cpu_stats_args */
export interface DomainGetCpuStatsArgs {
  readonly dom: DomainRef;
  readonly parameterCount: number;
  readonly startCpu: number;
  /** How many processors; 0 asks how many there are. */
  readonly ncpus: number;
  readonly flags?: number | undefined;
}

/**
 * Processor time: of the whole domain with a start of -1, else of each host processor from there on.
 *
 * Since 0.9.10. Source: REMOTE_PROC_DOMAIN_GET_CPU_STATS.
 */
export const domainGetCpuStats: Procedure<
  DomainGetCpuStatsArgs,
  { readonly parameters: TypedParameters; readonly parameterCount: number }
> = procedure(
  262,
  { dom: domainRef, parameterCount: unsigned, startCpu: int, ncpus: unsigned, flags },
  { parameters: typedParameters(limits.domainGetCpuStats), parameterCount: int },
  { since: "0.9.10" },
);
