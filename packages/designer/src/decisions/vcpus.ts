import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { eraOf } from "../policy/era-of.ts";

/** How many processors the guest gets. */
export function vcpus({ intent, os, traits, platform, host, ledger }: Context): number {
  const { vcpus: asked } = intent;
  const most = host.maxVcpus ?? Number.MAX_SAFE_INTEGER;
  if (asked !== undefined) {
    if (!Number.isSafeInteger(asked) || asked < 1) {
      throw new InvalidIntent({ what: "Number of processors", value: String(asked), accepted: "whole numbers from 1" });
    }
    if (asked > most) {
      const because = `a guest of this host has 1 to ${most}`;
      throw new ImpossibleChoice({ what: "Number of processors", value: String(asked), because, accepted: [] });
    }
    return ledger.obey("vcpu", asked);
  }
  const { minimum, recommended } = os?.resources(platform.arch) ?? {};
  if (recommended?.vcpus) {
    return ledger.decide("vcpu", Math.min(recommended.vcpus, most), `${traits.label} recommends it.`);
  }
  const usual = eraOf(traits).vcpus;
  const needed = Math.max(minimum?.vcpus ?? 1, usual);
  const because = needed > usual ? `${traits.label} does not run with fewer.` : `It is usual for ${traits.label}.`;
  return ledger.decide("vcpu", Math.min(needed, most), because);
}
