import type { Input } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import type { GraphicsKind } from "../guest-intent.ts";

/** The guest's pointer and keyboard, beside those that its machine has anyway. */
export function inputs({ traits, platform, ledger }: Context, graphics: GraphicsKind, hasUsb: boolean): Input[] {
  if (graphics === "none") return [];
  if (platform.kind === "s390-ccw" && traits.has("virtio-input")) {
    ledger.decide(
      "devices/input",
      "virtio",
      `The machine has no USB; ${traits.label} has the driver, ${traits.source}.`,
    );
    return [
      { type: "tablet", bus: "virtio" },
      { type: "keyboard", bus: "virtio" },
    ];
  }
  if (!hasUsb) return [];
  ledger.decide("devices/input", "tablet", "The pointer follows the user's without being caught.", ["mouse"]);
  const tablet: Input = { type: "tablet", bus: "usb" };
  if (platform.isX86) return [tablet];
  ledger.decide("devices/input[keyboard]", "usb", `The machine '${platform.machine}' has no keyboard of its own.`);
  return [tablet, { type: "keyboard", bus: "usb" }];
}
