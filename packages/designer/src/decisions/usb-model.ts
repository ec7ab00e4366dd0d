import type { Context } from "../context.ts";
import { familiesWithoutUsb } from "../policy/family-abilities.ts";

/** The guest's USB: an xHCI controller, an EHCI one with its companions, or none. */
export function usbModel({ traits, platform, policy, ledger }: Context): "qemu-xhci" | "ich9-ehci1" | "none" | null {
  if (!platform.isQemu) return null;
  const path = "devices/controller[usb]/model";
  if (traits.family !== null && familiesWithoutUsb.includes(traits.family)) {
    return ledger.decide(path, "none", `${traits.label} is older than USB.`, ["ich9-ehci1"]);
  }
  if (!platform.isX86)
    return ledger.decide(path, "qemu-xhci", `It is what the machine '${platform.machine}' is made for.`);
  const ruling = policy.get("usb.controller");
  if (ruling.value === "ich9-ehci1" || (ruling.value === "qemu-xhci" && traits.has("xhci"))) {
    const { value, because, by } = ruling;
    return ledger.decide(path, value, because, [value === "qemu-xhci" ? "ich9-ehci1" : "qemu-xhci"], by);
  }
  return traits.has("xhci")
    ? ledger.decide(
        path,
        "qemu-xhci",
        `USB 3 costs the host least; ${traits.label} has its driver, ${traits.source}.`,
        ["ich9-ehci1"],
      )
    : ledger.decide(path, "ich9-ehci1", `USB 2: ${traits.label} may not have a driver for USB 3, ${traits.source}.`, [
        "qemu-xhci",
      ]);
}
