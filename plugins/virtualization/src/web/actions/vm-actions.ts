import type { VmState } from "../../model/index.ts";

/** What one can do to a VM by a single button. */
export type VmAction = "start" | "shutdown" | "reboot" | "reset" | "off" | "suspend" | "resume";

const possible: Readonly<Record<VmState, readonly VmAction[]>> = {
  off: ["start"],
  crashed: ["start", "off"],
  running: ["shutdown", "reboot", "suspend", "reset", "off"],
  "shutting-down": ["reset", "off"],
  paused: ["resume", "reset", "off"],
  suspended: ["reset", "off"],
  unknown: [],
};

/** What can be done to a VM in a state, in order of use: the first is the one that a row shows. */
export function actionsOf(state: VmState): readonly VmAction[] {
  return possible[state];
}

/** What loses data in the guest, and so is asked about first. */
export function isHarsh(action: VmAction): action is "off" | "reset" {
  return action === "off" || action === "reset";
}
