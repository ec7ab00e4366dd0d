import type { Context } from "../context.ts";
import type { Reasoned } from "../ledger.ts";

/** The model of the guest's network cards. */
export function networkCard({ traits, platform, policy }: Context): Reasoned<string> {
  if (platform.guestType === "xen") {
    return platform.osType !== "hvm" || traits.has("xen-net")
      ? { value: "netfront", because: `The fastest; ${traits.label} has its driver, ${traits.source}.` }
      : { value: "e1000", because: "Most systems have a driver for it." };
  }
  const { value: wanted, because: reason, by } = policy.get("network.model", { device: "interface" });
  const drives = wanted === "virtio" ? traits.has("virtio-net") : traits.networkCards.includes(wanted);
  if (wanted !== "auto" && drives && platform.isX86) return { value: wanted, because: reason, by };
  if (traits.has("virtio-net")) {
    return { value: "virtio", because: `The fastest; ${traits.label} has its driver, ${traits.source}.` };
  }
  if (!platform.isX86) return { value: "virtio", because: `It is what the machine '${platform.machine}' is made for.` };
  const fitting = traits.networkCards.filter((model) => model !== "e1000e" || platform.isPcie);
  const value = platform.kind === "q35" && !traits.networkCards.includes("e1000e") ? "e1000" : (fitting[0] ?? "e1000");
  const because = traits.isKnown
    ? `${traits.label} has no virtio driver, but one for this, ${traits.source}.`
    : "Nearly every system has a driver for it.";
  return { value, because };
}
