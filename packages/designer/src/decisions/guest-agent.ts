import type { Context } from "../context.ts";
import { lacks } from "../host-abilities.ts";

/** Whether the guest gets a line to its agent. */
export function guestAgent({ traits, platform, host, policy, ledger }: Context): boolean {
  const path = "devices/channel[org.qemu.guest_agent.0]";
  if (!platform.isQemu || lacks(host, "channel type", "unix")) return false;
  if (traits.has("virtio-serial")) {
    const { value, because, by } = policy.get("agent.channel");
    ledger.decide(path, value ? "unix" : "none", because, [value ? "none" : "unix"], by);
    return value;
  }
  ledger.decide(path, "none", `${traits.label} has no virtio serial driver, ${traits.source}.`, ["unix"]);
  return false;
}
