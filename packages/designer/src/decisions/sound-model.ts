import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { GraphicsKind } from "../guest-intent.ts";

/** The guest's sound card; null when nobody would hear it. */
export function soundModel(
  { intent, traits, platform, policy, ledger }: Context,
  graphics: GraphicsKind,
): string | null {
  const path = "devices/sound/model";
  if (intent.sound !== undefined) {
    const offered = offeredBy(platform);
    if (!offered.includes(intent.sound)) {
      const because = `the machine '${platform.machine || platform.guestType}' has no such sound card`;
      throw new ImpossibleChoice({ what: "Sound", value: intent.sound, because, accepted: offered });
    }
    ledger.obey(
      path,
      intent.sound,
      offered.filter((other) => other !== intent.sound),
    );
    return intent.sound === "none" ? null : intent.sound;
  }
  if (graphics !== "spice" || platform.osType !== "hvm" || !platform.isQemu) {
    ledger.decide(path, "none", "Only SPICE carries sound to the user.");
    return null;
  }
  const ruling = policy.get("sound.model");
  if (ruling.value === "none") {
    ledger.follow(path, ruling);
    return null;
  }
  if (ruling.value !== "auto" && traits.has(ruling.value)) return ledger.follow(path, ruling, ["none"]);
  const model = platform.isPcie ? "ich9" : traits.has("ich6") ? "ich6" : traits.has("ac97") ? "ac97" : null;
  const because = platform.isPcie
    ? "It is the card of this machine."
    : `${traits.label} has its driver, ${traits.source}.`;
  if (model !== null) return ledger.decide(path, model, because);
  return ledger.decide(path, "ich6", "It is the card of this machine.");
}

function offeredBy({ isQemu, isX86, kind, osType }: Context["platform"]): readonly string[] {
  if (!isQemu || osType !== "hvm" || kind === "s390-ccw") return ["none"];
  return ["none", "ich9", "ich6", "ac97", "es1370", "usb", ...(isX86 ? ["sb16", "pcspk"] : [])];
}
