import type { Smartcard } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { GraphicsKind } from "../guest-intent.ts";

/** A reader of smart cards: the viewer's by SPICE, or the host's. */
export function smartcard(
  { intent, platform, policy, ledger }: Context,
  graphics: GraphicsKind,
  hasUsb: boolean,
): Smartcard[] {
  const path = "devices/smartcard/mode";
  const isAble = platform.isQemu && hasUsb;
  const offered = isAble ? ["none", "host", ...(graphics === "spice" ? ["passthrough"] : [])] : ["none"];
  const { smartcard: asked } = intent;
  if (asked !== undefined) {
    if (!offered.includes(asked)) {
      const because = isAble ? "only SPICE carries the viewer's cards" : "the guest has no USB to plug a reader into";
      throw new ImpossibleChoice({ what: "Smart card", value: asked, because, accepted: offered });
    }
    return reader(ledger.obey(path, asked, offered));
  }
  const ruling = policy.get("smartcard.mode");
  return ruling.value !== "none" && offered.includes(ruling.value) ? reader(ledger.follow(path, ruling, offered)) : [];
}

function reader(mode: "passthrough" | "host" | "none"): Smartcard[] {
  if (mode === "none") return [];
  return mode === "host" ? [{ mode }] : [{ mode, type: "spicevmc" }];
}
