import type { DomainRef } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { GuestSummary } from "./guest-summary.ts";
import { type GuestCall, readInfo } from "./read-info.ts";
import { emptySample } from "./sample-of.ts";

/** One guest as a list shows it, with the figures that come without asking its emulator. */
export async function readSummary(link: Link, dom: DomainRef): Promise<GuestSummary> {
  const call: GuestCall = (procedure, args) => link.call(procedure, { ...args, dom } as never);
  const { uuid, name } = dom;
  const { state, reason, vcpus, memory, memoryMaximum, cpuTimeNs, persistent, autostart } = await readInfo(call);
  const off = state === "shutoff";
  const figures = { state, reason, vcpus, memory, memoryMaximum, cpuTimeNs: off ? null : cpuTimeNs };
  const sample = { ...emptySample(uuid, name, Date.now()), ...figures };
  return { uuid, name, state, reason, vcpus, memory, persistent, autostart, sample };
}
