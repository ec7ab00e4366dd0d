import { attribute, child, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, guestEnd, hostEnd } from "./character-device.ts";

/** A private line between host and guest: the guest agent's, SPICE's. */
export interface Channel extends CharacterDevice {
  readonly target?: {
    readonly type?: Open<"virtio" | "guestfwd" | "xen">;
    /** `org.qemu.guest_agent.0`. */
    readonly name?: string;
    /** libvirt's own note in a running guest: whether somebody listens in there. */
    readonly state?: Open<"connected" | "disconnected">;
  };
}

/** `<channel>`. */
export const channel: Element<Channel> = element("channel", {
  type: required(attribute("type", characterDeviceTypes)),
  ...hostEnd,
  target: child("target", {
    type: attribute("type", oneOf("virtio", "guestfwd", "xen")),
    name: attribute("name"),
    state: attribute("state", oneOf("connected", "disconnected")),
  }),
  ...guestEnd,
});
