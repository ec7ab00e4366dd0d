import {
  domainGetAutostart,
  domainGetInfo,
  domainGetState,
  domainIsPersistent,
  type DomainRef,
  isLibvirtError,
  type Procedure,
} from "@hob/libvirt";
import { sizeOfKibibytes } from "../sizes.ts";
import type { GuestInfo } from "./guest-info.ts";
import { guestStateOf, guestStateReasonOf } from "./guest-state.ts";

/** Calls a procedure for one guest. */
export type GuestCall = <Args extends { dom: DomainRef }, Result>(
  procedure: Procedure<Args, Result>,
  args: Omit<Args, "dom">,
) => Promise<Result>;

/** State, size and flags, in one round of parallel calls. */
export async function readInfo(call: GuestCall): Promise<GuestInfo> {
  const [state, info, { persistent }, autostart] = await Promise.all([
    call(domainGetState, {}),
    call(domainGetInfo, {}),
    call(domainIsPersistent, {}),
    readAutostart(call),
  ]);
  const word = guestStateOf(state.state);
  return {
    state: word,
    reason: guestStateReasonOf(word, state.reason),
    vcpus: info.vcpus,
    memory: sizeOfKibibytes(info.memory),
    memoryMaximum: sizeOfKibibytes(info.maxMemory),
    cpuTimeNs: Number(info.cpuTime),
    persistent,
    autostart,
  };
}

/** Drivers that cannot start guests with the host do not do it. */
export async function readAutostart(call: GuestCall): Promise<boolean> {
  try {
    return (await call(domainGetAutostart, {})).autostart;
  } catch (error) {
    if (isLibvirtError(error, "no-support", "operation-invalid")) return false;
    throw error;
  }
}
