import type { GridGuest } from "@hob/plugin-grid";
import type { GuestState } from "@hob/virt";
import type { VmState } from "../../model/index.ts";

const words: Readonly<Record<GuestState, VmState>> = {
  nostate: "unknown",
  running: "running",
  // It waits for a resource: seen with Xen only, and gone within moments.
  blocked: "running",
  paused: "paused",
  shutdown: "shutting-down",
  shutoff: "off",
  crashed: "crashed",
  pmsuspended: "suspended",
};

/** A guest's state in the product's words. */
export function vmState(state: GuestState): VmState {
  return words[state];
}

/** The state of a guest of the inventory: unknown while its host is not connected. */
export function vmStateOf(guest: Pick<GridGuest, "state" | "stale">): VmState {
  return guest.stale ? "unknown" : vmState(guest.state);
}
