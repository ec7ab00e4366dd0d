import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import { familiesWithoutUsb } from "../policy/family-abilities.ts";

/** The guest's USB: an xHCI controller, an EHCI one with its companions, or none. */
export function usbModel({ intent, traits, platform, policy, ledger }: Context): string | null {
  const { usb: asked } = intent;
  const path = "devices/controller[usb]/model";
  const offered = offeredBy(platform);
  if (asked !== undefined) {
    if (!offered.includes(asked)) {
      const because = `the machine '${platform.machine || platform.guestType}' has no such controller`;
      throw new ImpossibleChoice({ what: "USB controller", value: asked, because, accepted: offered });
    }
    return ledger.obey(
      path,
      asked,
      offered.filter((other) => other !== asked),
    );
  }
  if (!platform.isQemu) return null;
  if (platform.kind === "s390-ccw") {
    ledger.decide(path, "none", "The machine has no USB.");
    return null;
  }
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

function offeredBy({ isQemu, isX86, kind }: Context["platform"]): readonly string[] {
  if (!isQemu || kind === "s390-ccw") return ["none"];
  const older = isX86 ? ["ich9-ehci1", "piix3-uhci", "piix4-uhci", "ehci"] : [];
  return ["none", "qemu-xhci", "nec-xhci", ...older];
}
