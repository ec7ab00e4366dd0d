import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import { lacks } from "../host-abilities.ts";

/** Whether the guest gets a line to its agent. */
export function guestAgent({ intent, traits, platform, host, policy, ledger }: Context): boolean {
  const path = "devices/channel[org.qemu.guest_agent.0]";
  const isAble = platform.isQemu && !lacks(host, "channel type", "unix");
  if (intent.agent !== undefined) {
    if (intent.agent && !isAble) {
      const because = "the host has no channels for its guests";
      throw new ImpossibleChoice({ what: "Agent", value: "yes", because, accepted: [] });
    }
    ledger.obey(path, intent.agent ? "unix" : "none", [intent.agent ? "none" : "unix"]);
    return intent.agent;
  }
  if (!isAble) return false;
  if (traits.has("virtio-serial") || platform.isVirtioOnly) {
    const { value, because, by } = policy.get("agent.channel");
    ledger.decide(path, value ? "unix" : "none", because, [value ? "none" : "unix"], by);
    return value;
  }
  ledger.decide(path, "none", `${traits.label} has no virtio serial driver, ${traits.source}.`, ["unix"]);
  return false;
}
