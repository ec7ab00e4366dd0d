import type { Bytes } from "@hob/units";
import type { GuestState } from "./guest-state.ts";

/** A guest's state and size at the moment of asking. */
export interface GuestInfo {
  readonly state: GuestState;
  /** Why it is in this state: `booted`, `destroyed`, `user`…; see {@link GuestState}. */
  readonly reason: string;
  readonly vcpus: number;
  /** Bytes that the guest has now. */
  readonly memory: Bytes;
  readonly memoryMaximum: Bytes;
  /** Processor time since its start, in nanoseconds. */
  readonly cpuTimeNs: number;
  readonly persistent: boolean;
  readonly autostart: boolean;
}
