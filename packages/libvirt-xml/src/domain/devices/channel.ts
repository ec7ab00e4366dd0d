import { attribute, child, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "./character-device.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A private line between host and guest: the guest agent's, SPICE's. */
export interface Channel extends CharacterDevice, DeviceInfo {
  readonly target?: {
    readonly type?: Open<"virtio" | "guestfwd" | "xen">;
    /** `org.qemu.guest_agent.0`. */
    readonly name?: string;
    /** Of type `guestfwd`: what the guest calls to be forwarded here. */
    readonly address?: string;
    readonly port?: number;
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
    address: attribute("address"),
    port: attribute("port", integer),
    name: attribute("name"),
    state: attribute("state", oneOf("connected", "disconnected")),
  }),
  ...deviceInfo,
});
