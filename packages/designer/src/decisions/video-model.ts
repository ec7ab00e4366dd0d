import type { Context } from "../context.ts";
import type { FirmwareName, GraphicsKind } from "../guest-intent.ts";
import { lacks } from "../host-abilities.ts";

/** The guest's graphics adapter; null when it has no screen. */
export function videoModel(
  { traits, platform, host, ledger }: Context,
  graphics: GraphicsKind,
  firmware: FirmwareName | null,
): string | null {
  if (graphics === "none") return null;
  const note = (value: string, because: string) =>
    ledger.decide(
      "devices/video/model",
      value,
      because,
      (host.values("video modelType") ?? []).filter((other) => other !== value),
    );
  const offers = (model: string) => !lacks(host, "video modelType", model);
  if (!platform.isQemu) return platform.osType === "hvm" ? note("vga", "Every system has a driver for it.") : null;
  if (!platform.isX86 && offers("virtio"))
    return note("virtio", `It is what the machine '${platform.machine}' is made for.`);
  if (traits.has("virtio-gpu") && offers("virtio")) {
    return note("virtio", `${traits.label} has its driver, ${traits.source}.`);
  }
  if (graphics === "spice" && offers("qxl"))
    return note("qxl", "SPICE is made for it, and it works as VGA without a driver.");
  if (firmware !== null && firmware !== "bios" && offers("bochs")) {
    return note("bochs", "EFI needs no VGA, and every system shows its screen.");
  }
  return note("vga", "Every system has a driver for it.");
}
