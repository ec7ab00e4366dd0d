import { attribute, child, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, guestEnd, hostEnd, portNumber } from "./character-device.ts";

/** A text console: the first one repeats the first serial port, others are paravirtual. */
export interface Console extends CharacterDevice {
  /** libvirt's own note in a running guest: the terminal on the host. */
  readonly tty?: string;
  readonly target?: { readonly type?: Open<"serial" | "virtio" | "xen" | "lxc" | "sclp">; readonly port?: number };
}

/** `<console>`. */
export const textConsole: Element<Console> = element("console", {
  type: required(attribute("type", characterDeviceTypes)),
  tty: attribute("tty"),
  ...hostEnd,
  target: child("target", {
    type: attribute("type", oneOf("serial", "virtio", "xen", "lxc", "sclp")),
    port: portNumber,
  }),
  ...guestEnd,
});
