import type { Memballoon } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** The device that takes memory back, and whether it gives the host at once what the guest frees. */
export function memballoon({ policy, ledger }: Context, model: "virtio" | "none"): Memballoon {
  const { value, because, by } = policy.get("balloon.freePageReporting");
  if (model === "none" || !value) return { model };
  ledger.decide("devices/memballoon/freePageReporting", "yes", because, ["no"], by);
  return { model, freePageReporting: true };
}
