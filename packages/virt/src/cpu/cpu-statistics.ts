/** Time of a host's processors since it booted, in nanoseconds; what the driver does not tell is null. */
export interface CpuStatistics {
  readonly userNs: number | null;
  readonly kernelNs: number | null;
  readonly idleNs: number | null;
  readonly iowaitNs: number | null;
  /** In interrupts. */
  readonly interruptNs: number | null;
  /** In per cent, only from drivers that count no times. */
  readonly utilization: number | null;
}
