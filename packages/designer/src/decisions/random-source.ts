import type { Context } from "../context.ts";
import { lacks } from "../host-abilities.ts";

/** Whether the guest gets randomness from the host. */
export function randomSource({ traits, platform, host, ledger }: Context): boolean {
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
  ledger.decide(path, "virtio", "A guest without its own noise need not wait for randomness when it starts.", ["none"]);
  return true;
}
