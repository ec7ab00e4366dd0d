import type { CpuDefinition } from "@hob/libvirt-xml";
import type { DomainCapabilitiesQuery } from "../host/host-description.ts";
import type { CpuComparison } from "./cpu-comparison.ts";
import type { CpuStatistics } from "./cpu-statistics.ts";

/** A host's logical processors by number. */
export interface OnlineProcessors {
  /** How many it could have. */
  readonly count: number;
  /** Those that are at work, in rising order. */
  readonly online: readonly number[];
}

/** How a host's processors are laid out. */
export interface ProcessorTopology {
  /** Of the whole machine, over all NUMA cells. */
  readonly sockets: number;
  readonly coresPerSocket: number;
  readonly threadsPerCore: number;
  /** Whether a core runs several threads. */
  readonly hyperthreading: boolean;
}

/** For which kind of guest CPUs are judged, and how the answer is to be. */
export interface BaselineOptions extends DomainCapabilitiesQuery {
  /** Only what a guest can be migrated with. Default true. */
  readonly migratable?: boolean;
  /** Lists all features instead of leaving those out that the model implies. Default false. */
  readonly expandFeatures?: boolean;
}

/** A host's processors, and the CPUs that its guests can have. */
export interface Processors {
  /** Names of the CPU models that libvirt knows for an architecture, whether the host has them or not. */
  models(arch: string): Promise<readonly string[]>;
  /** Names of those that this host can give a guest of this kind. */
  usableModels(query?: DomainCapabilitiesQuery): Promise<readonly string[]>;
  /**
   * The CPU that guests can count on here, as baselines take it: what `host-model` comes to, and where the hypervisor
   * has no such thing the host's own.
   */
  definition(query?: DomainCapabilitiesQuery): Promise<CpuDefinition>;
  /**
   * The best CPU that all of several hosts can give, by this host's hypervisor.
   *
   * @param cpus the {@link definition} of each.
   */
  baseline(cpus: readonly CpuDefinition[], options?: BaselineOptions): Promise<CpuDefinition>;
  /** What a CPU is to this host's hypervisor: whether guests with it can run here. */
  compare(cpu: CpuDefinition, query?: DomainCapabilitiesQuery): Promise<CpuComparison>;
  /** What a CPU is to the host's own, whatever hypervisors make of it. */
  compareWithHost(cpu: CpuDefinition): Promise<CpuComparison>;
  online(): Promise<OnlineProcessors>;
  topology(): Promise<ProcessorTopology>;
  /** Of one processor, or of all together. */
  statistics(processor?: number): Promise<CpuStatistics>;
  /** At most so many virtual processors a guest of this type can have; null where libvirt does not tell. */
  mostVcpus(guestType?: string): Promise<number | null>;
}
