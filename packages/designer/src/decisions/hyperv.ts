import type { Context } from "../context.ts";

/** The enlightenments that make Windows run well under KVM. */
export const wantedHyperv = [
  "relaxed",
  "vapic",
  "spinlocks",
  "vpindex",
  "runtime",
  "synic",
  "stimer",
  "reset",
  "frequencies",
  "tlbflush",
  "ipi",
] as const;
/** An enlightenment. */
export type Hyperv = (typeof wantedHyperv)[number];

/** Those that any KVM has had for years, for hosts that do not say which they have. */
const safe: readonly Hyperv[] = ["relaxed", "vapic", "spinlocks"];

/** Chooses the enlightenments that the host has. */
export function hyperv({ traits, platform, host, ledger }: Context): readonly Hyperv[] {
  if (traits.family !== "winnt" || !platform.isQemu || !platform.isX86) return [];
  // An emulator takes them and does nothing; the guest is then ready for KVM.
  const isEmulated = platform.guestType === "qemu";
  const chosen = host.hyperv && !isEmulated ? wantedHyperv.filter((name) => host.hyperv?.includes(name)) : safe;
  if (chosen.length > 0)
    ledger.decide("features/hyperv", chosen.join(","), "Windows runs faster when it knows of its hypervisor.");
  return chosen;
}
