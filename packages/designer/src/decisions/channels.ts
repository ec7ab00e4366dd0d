import type { Channel } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import type { GraphicsKind } from "../guest-intent.ts";
import { guestAgent } from "./guest-agent.ts";

/** The guest's lines to its agents. */
export function channels(context: Context, graphics: GraphicsKind): Channel[] {
  const agent = guestAgent(context);
  const found: Channel[] = agent ? [{ type: "unix", target: { type: "virtio", name: "org.qemu.guest_agent.0" } }] : [];
  if (graphics === "spice" && context.platform.isQemu) {
    context.ledger.decide(
      "devices/channel[com.redhat.spice.0]",
      "spicevmc",
      "SPICE's agent shares the clipboard and fits the screen.",
    );
    found.push({ type: "spicevmc", target: { type: "virtio", name: "com.redhat.spice.0" } });
  }
  return found;
}
