import { domainIsActive, domainModificationImpact } from "@hob/libvirt";
import { chooseTarget, flagsOf } from "../change/choose-target.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { TuneOptions, TuningOf } from "./tunable.ts";

/** Texts among typed parameters are sent only to those who say that they know them. @source VIR_TYPED_PARAM_STRING_OKAY */
export const stringsOkay = 1 << 2;

/** The flag of the description that is asked. */
export async function flagOf({ call }: GuestCalls, { of }: TuningOf = {}): Promise<number> {
  const which = of ?? ((await call(domainIsActive, {})).active ? "live" : "config");
  return domainModificationImpact[which];
}

/** The flags of what is changed. @throws NoChangeTarget */
export async function flagsFor(calls: GuestCalls, { target }: TuneOptions = {}): Promise<number> {
  return flagsOf(await chooseTarget(calls, target));
}
