import type { Context } from "../context.ts";
import type { GraphicsKind } from "../guest-intent.ts";

/** The guest's sound card; null when nobody would hear it. */
export function soundModel({ traits, platform, policy, ledger }: Context, graphics: GraphicsKind): string | null {
  const path = "devices/sound/model";
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
  const model =
    traits.has("ich9") && platform.isPcie ? "ich9" : traits.has("ich6") ? "ich6" : traits.has("ac97") ? "ac97" : null;
  const because = `${traits.label} has its driver, ${traits.source}.`;
  if (model !== null) return ledger.decide(path, model, because);
  return ledger.decide(path, platform.isPcie ? "ich9" : "ich6", "It is the card of this machine.");
}
