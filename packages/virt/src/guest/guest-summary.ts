import type { Bytes } from "@hob/units";
import type { GuestSample } from "./guest-sample.ts";
import type { GuestState } from "./guest-state.ts";

/** A guest as a list shows it. */
export interface GuestSummary {
  readonly uuid: string;
  readonly name: string;
  readonly state: GuestState;
  readonly reason: string;
  readonly vcpus: number;
  /** Bytes that the guest has now; of a guest that is off, those it will start with. */
  readonly memory: Bytes;
  /** Whether its definition outlives its run. */
  readonly persistent: boolean;
  /** Whether it starts with the host. */
  readonly autostart: boolean;
  /** The figures that came with the list. */
  readonly sample: GuestSample;
}
