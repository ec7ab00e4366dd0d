import type { Channel } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import type { GraphicsKind } from "../guest-intent.ts";
import { guestAgent } from "./guest-agent.ts";

/** Over which folders of the viewer's computer are shared. */
const folders = "org.spice-space.webdav.0";

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
    const webdav = context.policy.get("spice.webdav");
    if (webdav.value && context.traits.has("virtio-serial")) {
      context.ledger.decide(`devices/channel[${folders}]`, "spiceport", webdav.because, ["none"], webdav.by);
      found.push({ type: "spiceport", target: { type: "virtio", name: folders }, source: { channel: folders } });
    }
  }
  return found;
}
