import type { Redirdev } from "@hob/libvirt-xml";
import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { GraphicsKind } from "../guest-intent.ts";
import { lacks } from "../host-abilities.ts";

/** Places for USB devices of the viewer's computer, which SPICE brings to the guest. */
export function usbRedirections(
  { intent, platform, host, policy, ledger }: Context,
  graphics: GraphicsKind,
  hasUsb: boolean,
): Redirdev[] {
  const path = "devices/redirdev";
  const isAble = platform.isQemu && graphics === "spice" && hasUsb && !lacks(host, "redirdev bus", "usb");
  const { usbRedirections: asked } = intent;
  if (asked !== undefined) {
    checkNumber("USB redirections", asked, 0, 8);
    if (asked > 0 && !isAble) {
      const because = graphics === "spice" ? "the host has none for this guest" : "only SPICE carries USB devices";
      throw new ImpossibleChoice({ what: "USB redirections", value: String(asked), because, accepted: ["0"] });
    }
    ledger.obey(path, asked);
    return places(asked);
  }
  const ruling = policy.get("usb.redirections");
  return isAble && ruling.value > 0 ? places(ledger.follow(path, ruling)) : [];
}

const places = (count: number): Redirdev[] => Array.from({ length: count }, () => ({ bus: "usb", type: "spicevmc" }));
