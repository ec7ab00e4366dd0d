import type { SettleRequest } from "@hob/plugin-grid";
import type { ProbeOutcome } from "./run-probe.ts";

/** What was found out about KVM on a host, as it is remembered. */
export interface KvmProof {
  readonly works: boolean;
  /** One line for people. */
  readonly because: string;
  /** The software it was found out with: another version is asked again. */
  readonly libvirtVersion: string;
  readonly hypervisor: string;
}

type Facts = Pick<SettleRequest["facts"], "libvirtVersion" | "hypervisor">;

/** The proof that a probe's outcome gives. */
export function proofOf(outcome: ProbeOutcome, { libvirtVersion, hypervisor }: Facts): KvmProof {
  const because = outcome.works
    ? `KVM is proved: a probe guest ran through its firmware in ${Math.round(outcome.tookMs)} ms`
    : `KVM is offered but does not work: ${outcome.because}`;
  return { works: outcome.works, because, libvirtVersion, hypervisor };
}

/** The remembered proof, if it was made with the software that runs now. */
export function validProof(remembered: SettleRequest["remembered"], facts: Facts): KvmProof | null {
  const { works, because, libvirtVersion, hypervisor } = remembered ?? {};
  if (typeof works !== "boolean" || typeof because !== "string") return null;
  if (libvirtVersion !== facts.libvirtVersion || hypervisor !== facts.hypervisor) return null;
  return { works, because, libvirtVersion, hypervisor };
}
