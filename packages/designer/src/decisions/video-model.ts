import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { FirmwareName, GraphicsKind } from "../guest-intent.ts";
import { lacks } from "../host-abilities.ts";

/** The guest's graphics adapter; null when it has no screen. */
export function videoModel(
  { traits, platform, host, policy, ledger }: Context,
  graphics: GraphicsKind,
  firmware: FirmwareName | null,
): string | null {
  if (graphics === "none") return null;
  const note = (value: string, because: string, by?: Decision["by"]) =>
    ledger.decide(
      "devices/video/model",
      value,
      because,
      (host.values("video modelType") ?? []).filter((other) => other !== value),
      by,
    );
  const offers = (model: string) => !lacks(host, "video modelType", model);
  if (!platform.isQemu) return platform.osType === "hvm" ? note("vga", "Every system has a driver for it.") : null;
  const ruling = policy.get("video.model");
  const drives = ruling.value !== "virtio" || traits.has("virtio-gpu");
  if (ruling.value !== "auto" && offers(ruling.value) && drives) return note(ruling.value, ruling.because, ruling.by);
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
