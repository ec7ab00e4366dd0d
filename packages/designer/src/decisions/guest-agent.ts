import type { Context } from "../context.ts";
import { lacks } from "../host-abilities.ts";

/** Whether the guest gets a line to its agent. */
export function guestAgent({ traits, platform, host, ledger }: Context): boolean {
  const path = "devices/channel[org.qemu.guest_agent.0]";
  if (!platform.isQemu || lacks(host, "channel type", "unix")) return false;
  if (traits.has("virtio-serial")) {
    ledger.decide(path, "unix", "An agent in the guest can tell its addresses and freeze its file systems.", ["none"]);
    return true;
  }
  ledger.decide(path, "none", `${traits.label} has no virtio serial driver, ${traits.source}.`, ["unix"]);
  return false;
}
