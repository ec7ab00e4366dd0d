import type { Context } from "../context.ts";

/** The device that tells the guest's use of memory and takes memory back; null leaves it to the hypervisor. */
export function balloonModel({ intent, traits, platform, policy, ledger }: Context): "virtio" | "none" | null {
  if (!platform.isQemu) return null;
  const path = "devices/memballoon/model";
  const other = (value: "virtio" | "none") => [value === "virtio" ? "none" : "virtio"];
  if (intent.balloon !== undefined) {
    const value = intent.balloon ? "virtio" : "none";
    return ledger.obey(path, value, other(value));
  }
  const ruling = policy.get("balloon.model");
  if (ruling.value === "none") return ledger.follow(path, { ...ruling, value: ruling.value }, ["virtio"]);
  if (traits.has("virtio-balloon")) {
    const because = `The host sees the guest's use of memory; ${traits.label} has its driver, ${traits.source}.`;
    return ledger.decide(path, "virtio", because, ["none"]);
  }
  ledger.decide(path, "default", `${traits.label} may have no driver for it, and then it does nothing.`, [
    "virtio",
    "none",
  ]);
  return null;
}
