import { StateLabel, type Tone } from "@hob/ui";
import type { ReactNode } from "react";
import type { VmState } from "../model/index.ts";
import { text } from "./messages.ts";

const tones: Readonly<Record<VmState, Tone>> = {
  running: "success",
  paused: "warning",
  "shutting-down": "progress",
  off: "neutral",
  crashed: "danger",
  suspended: "info",
  unknown: "warning",
};

/** The state of a VM by text, colour and shape. */
export function VmStateLabel({ state }: { readonly state: VmState }): ReactNode {
  return <StateLabel tone={tones[state]}>{text(`state.${state}`)}</StateLabel>;
}
