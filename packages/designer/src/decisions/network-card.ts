import type { Context } from "../context.ts";
import type { Reasoned } from "../ledger.ts";

/** From this day on systems have a driver for the card of the machine 'q35'; Windows is one of the last. */
const withE1000e = "2009-07-01";

/** From these days on a card that a policy prefers is driven, whether osinfo-db lists it or not. */
const drivenSince: Readonly<Record<string, string>> = { e1000e: withE1000e, e1000: "2003-06-01" };

/** The model of the guest's network cards. */
export function networkCard({ traits, platform, policy }: Context): Reasoned<string> {
  if (platform.guestType === "xen") {
    return platform.osType !== "hvm" || traits.has("xen-net")
      ? { value: "netfront", because: `The fastest; ${traits.label} has its driver, ${traits.source}.` }
      : { value: "e1000", because: "Most systems have a driver for it." };
  }
  const { value: wanted, because: reason, by } = policy.get("network.model", { device: "interface" });
  const isDriven = traits.networkCards.includes(wanted) || traits.released >= (drivenSince[wanted] ?? "9999-");
  const drives = wanted === "virtio" ? traits.has("virtio-net") : isDriven;
  if (wanted !== "auto" && drives && platform.isX86) return { value: wanted, because: reason, by };
  if (traits.has("virtio-net")) {
    return { value: "virtio", because: `The fastest; ${traits.label} has its driver, ${traits.source}.` };
  }
  if (!platform.isX86) return { value: "virtio", because: `It is what the machine '${platform.machine}' is made for.` };
  if (platform.kind === "q35" && (traits.released >= withE1000e || traits.networkCards.includes("e1000e"))) {
    return {
      value: "e1000e",
      because: `${traits.label} has no virtio driver; this is the card of a PCI Express machine.`,
    };
  }
  const value = traits.networkCards.find((model) => model !== "e1000e") ?? "e1000";
  const because = traits.isKnown
    ? `${traits.label} has no virtio driver, but one for this, ${traits.source}.`
    : "Nearly every system has a driver for it.";
  return { value, because };
}
