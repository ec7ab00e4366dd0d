import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import { lacks } from "../host-abilities.ts";

/** Whether the guest gets randomness from the host. */
export function randomSource({ intent, traits, platform, host, policy, ledger }: Context): boolean {
  const path = "devices/rng";
  if (intent.rng !== undefined) {
    if (intent.rng && (!platform.isQemu || lacks(host, "rng backendModel", "random"))) {
      const because = "the host does not offer it";
      throw new ImpossibleChoice({ what: "Randomness", value: "yes", because, accepted: ["no"] });
    }
    ledger.obey(path, intent.rng ? "virtio" : "none", [intent.rng ? "none" : "virtio"]);
    return intent.rng;
  }
  if (!platform.isQemu) return false;
  if (!traits.has("virtio-rng")) {
    ledger.decide(path, "none", `${traits.label} has no virtio driver for it, ${traits.source}.`, ["virtio"]);
    return false;
  }
  if (lacks(host, "rng backendModel", "random")) {
    ledger.decide(path, "none", "The host does not offer it.");
    return false;
  }
  const ruling = policy.get("rng.model");
  return ledger.follow(path, ruling, [ruling.value === "virtio" ? "none" : "virtio"]) === "virtio";
}
