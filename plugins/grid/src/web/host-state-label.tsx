import { StateLabel, type Tone } from "@hob/ui";
import type { ReactNode } from "react";
import { text } from "./messages.ts";

type HostState = "connected" | "connecting" | "disconnected";
const tones: Readonly<Record<HostState, Tone>> = {
  connected: "success",
  connecting: "progress",
  disconnected: "danger",
};

/** The state of a host by text, colour and shape. */
export function HostStateLabel({ state }: { readonly state: string }): ReactNode {
  return <StateLabel tone={tones[state as HostState]}>{text(`state.${state as HostState}`)}</StateLabel>;
}
