import { domainIsActive, domainModificationImpact } from "@hob/libvirt";
import { chooseTarget, flagsOf } from "../change/choose-target.ts";
import { oneAtATime } from "../change/one-at-a-time.ts";
import type { ChangeOptions, DescriptionOptions } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { Tunable } from "./tunable.ts";

/** Texts among typed parameters are sent only to those who say that they know them. @source VIR_TYPED_PARAM_STRING_OKAY */
export const stringsOkay = 1 << 2;

/** The flag of the description that is asked. */
export async function flagOf({ call }: GuestCalls, { of }: DescriptionOptions = {}): Promise<number> {
  const which = of ?? ((await call(domainIsActive, {})).active ? "live" : "config");
  return domainModificationImpact[which];
}

/** Tunes what is chosen, when nobody else here changes the definition. @throws NoChangeTarget */
export function tune(
  calls: GuestCalls,
  { target }: ChangeOptions = {},
  work: (flags: number) => Promise<unknown>,
): Promise<void> {
  return oneAtATime(calls, async () => {
    await work(flagsOf(await chooseTarget(calls, target)));
  });
}

/** Something tunable, by how it is asked and set with libvirt's flags. */
export function tunable<Value>(
  calls: GuestCalls,
  get: (flags: number) => Promise<Value>,
  set: (change: Partial<Value>, flags: number) => Promise<unknown>,
): Tunable<Value> {
  return {
    get: async (options) => get(await flagOf(calls, options)),
    set: (change, options) => tune(calls, options, (flags) => set(change, flags)),
  };
}
