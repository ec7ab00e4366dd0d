import { checkNumber } from "../check-number.ts";
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
  if (minimum?.vcpus) {
    const because = `Twice the ${minimum.vcpus} below which ${traits.label} does not run.`;
    return ledger.decide("vcpu", Math.min(minimum.vcpus * 2, most), because);
  }
  return ledger.decide("vcpu", Math.min(eraOf(traits).vcpus, most), `It is usual for ${traits.label}.`);
}

/** How many processors the guest can have while it runs: as many as it has, unless more are asked for. */
export function mostVcpus({ intent, platform, host, ledger }: Context, vcpus: number): number {
  const { maxVcpus: asked } = intent;
  if (asked === undefined) return vcpus;
  const most = host.maxVcpus ?? Number.MAX_SAFE_INTEGER;
  if (asked > most || (!platform.isQemu && platform.guestType !== "xen" && asked > vcpus)) {
    const because =
      asked > most ? `a guest of this host has 1 to ${most}` : "a container's processors are not plugged in";
    throw new ImpossibleChoice({ what: "Most processors", value: String(asked), because, accepted: [] });
  }
  return ledger.obey("vcpu/most", checkNumber("Most processors", asked, vcpus, most));
}
