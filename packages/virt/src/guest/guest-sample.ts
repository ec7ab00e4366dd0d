import type { Bytes } from "@hob/units";
import type { GuestState } from "./guest-state.ts";

/**
 * One guest's figures at one moment. Counters grow from the guest's start; the difference of two samples is a rate.
 * A figure that the hypervisor does not tell, or that a guest that is off does not have, is null.
 */
export interface GuestSample {
  readonly uuid: string;
  readonly name: string;
  /** When the reply arrived, in ms since 1970. */
  readonly at: number;
  readonly state: GuestState;
  readonly reason: string;
  readonly vcpus: number | null;
  /** What the balloon leaves the guest now. */
  readonly memory: Bytes | null;
  readonly memoryMaximum: Bytes | null;
  /** What the guest's own kernel calls usable in total, and what of it lies idle; only from guests with a balloon driver. */
  readonly memoryAvailable: Bytes | null;
  readonly memoryUnused: Bytes | null;
  /** What the guest's process holds of the host's memory. */
  readonly memoryResident: Bytes | null;
  /** Processor time of the whole guest, in nanoseconds. */
  readonly cpuTimeNs: number | null;
  /** Totals over all disks. */
  readonly diskReadBytes: number | null;
  readonly diskWriteBytes: number | null;
  /** Totals over all network interfaces, as the guest sees them. */
  readonly netReceiveBytes: number | null;
  readonly netTransmitBytes: number | null;
}
