import type { Context } from "../context.ts";
import { lacks } from "../host-abilities.ts";

/** Whether the guest gets randomness from the host. */
export function randomSource({ traits, platform, host, policy, ledger }: Context): boolean {
  if (!platform.isQemu) return false;
  const path = "devices/rng";
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
