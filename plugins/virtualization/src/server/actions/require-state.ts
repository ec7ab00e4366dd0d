import type { Guest } from "@hob/virt";
import type { VmState } from "../../model/index.ts";
import { VmInWrongState } from "../vms/vm-errors.ts";
import { vmState } from "../vms/vm-state.ts";

/** The states in which each action makes sense. */
export const statesFor = {
  start: ["off", "crashed"],
  "shut down": ["running"],
  reboot: ["running"],
  reset: ["running", "paused"],
  "pull the plug of": ["running", "paused", "shutting-down", "suspended", "crashed"],
  suspend: ["running"],
  resume: ["paused"],
  "open a console of": ["running", "paused", "shutting-down"],
  "take a picture of": ["running", "paused", "shutting-down"],
} as const satisfies Record<string, readonly VmState[]>;

/** Asks libvirt for the guest's state. @throws VmInWrongState when the action makes no sense in it. */
export async function requireState(guest: Guest, action: keyof typeof statesFor): Promise<void> {
  const state = vmState((await guest.info()).state);
  const needs: readonly VmState[] = statesFor[action];
  if (!needs.includes(state)) throw new VmInWrongState({ vm: guest.name, action, state, needs });
}
