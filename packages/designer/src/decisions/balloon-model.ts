import type { Context } from "../context.ts";

/** The device that tells the guest's use of memory and takes memory back; null leaves it to the hypervisor. */
export function balloonModel({ traits, platform, policy, ledger }: Context): "virtio" | "none" | null {
  if (!platform.isQemu) return null;
  const path = "devices/memballoon/model";
  const ruling = policy.get("balloon.model");
  if (ruling.value === "none") return ledger.follow(path, ruling, ["virtio"]);
  return traits.has("virtio-balloon")
    ? ledger.decide(
        path,
        "virtio",
        `The host sees the guest's use of memory; ${traits.label} has its driver, ${traits.source}.`,
        ["none"],
      )
    : ledger.decide(path, "none", `${traits.label} has no virtio driver for it, ${traits.source}.`, ["virtio"]);
}
