import type { Vsock } from "@hob/libvirt-xml";
import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";

/** Sockets between host and guest; null for none. */
export function vsock({ intent, platform, policy, ledger }: Context): Vsock | null {
  const path = "devices/vsock";
  const { vsock: asked } = intent;
  if (!platform.isQemu) {
    if (asked === undefined || asked === false) return null;
    throw new ImpossibleChoice({ what: "Vsock", value: String(asked), because: "only QEMU makes one", accepted: [] });
  }
  if (typeof asked === "number") {
    const address = checkNumber("Vsock number", asked, 3, 4_294_967_294);
    ledger.obey(path, address);
    return { model: "virtio", cid: { auto: false, address } };
  }
  const ruling = policy.get("vsock.model");
  if (asked === undefined) {
    if (ruling.value === "none") return null;
    ledger.follow(path, ruling, ["none"]);
  } else {
    ledger.obey(path, asked ? "virtio" : "none", [asked ? "none" : "virtio"]);
    if (!asked) return null;
  }
  return { model: "virtio", cid: { auto: true } };
}
