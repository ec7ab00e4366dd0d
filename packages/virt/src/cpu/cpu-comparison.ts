import { cpuCompareResult } from "@hob/libvirt";

/**
 * What a CPU is to a host: `incompatible` when the host lacks something of it, `identical` when it is the host's own,
 * `superset` when the host has all of it and more.
 */
export type CpuComparison = "incompatible" | "identical" | "superset";

/** The word for libvirt's number. @source libvirt-host.h, virCPUCompareResult */
export function cpuComparisonOf(result: number): CpuComparison {
  if (result === cpuCompareResult.identical) return "identical";
  return result === cpuCompareResult.superset ? "superset" : "incompatible";
}
