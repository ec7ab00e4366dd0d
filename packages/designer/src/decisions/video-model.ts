import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { FirmwareName, GraphicsKind } from "../guest-intent.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import { lacks } from "../host-abilities.ts";

/** The guest's graphics adapter; null when it has no screen. */
export function videoModel(
  { intent, traits, platform, host, policy, ledger }: Context,
  graphics: GraphicsKind,
  firmware: FirmwareName | null,
): string | null {
  const { video: asked } = intent;
  if (graphics === "none" && asked === undefined) return null;
  const note = (value: string, because: string, by?: Decision["by"]) =>
    ledger.decide(
      "devices/video/model",
      value,
      because,
      (host.values("video modelType") ?? []).filter((other) => other !== value),
      by,
    );
  if (asked !== undefined) {
    const offered = [...(host.values("video modelType") ?? ["virtio", "vga"]).filter((one) => one !== "none"), "none"];
    if (!offered.includes(asked) || (platform.osType !== "hvm" && asked !== "none")) {
      const because = `the machine '${platform.machine || platform.guestType}' of this host has no such adapter`;
      throw new ImpossibleChoice({ what: "Graphics adapter", value: asked, because, accepted: offered });
    }
    return ledger.obey(
      "devices/video/model",
      asked,
      offered.filter((other) => other !== asked),
    );
  }
  const offers = (model: string) => !lacks(host, "video modelType", model);
  if (!platform.isQemu) return platform.osType === "hvm" ? note("vga", "Every system has a driver for it.") : null;
  const ruling = policy.get("video.model");
  const drives = ruling.value !== "virtio" || traits.has("virtio-gpu");
  if (ruling.value !== "auto" && offers(ruling.value) && drives) return note(ruling.value, ruling.because, ruling.by);
  // POWER's firmware shows itself on VGA only.
  if (platform.kind === "pseries" && offers("vga")) return note("vga", "The machine's firmware shows itself on it.");
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
