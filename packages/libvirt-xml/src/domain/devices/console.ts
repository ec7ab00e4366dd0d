import { attribute, child, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "./character-device.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A text console: the first one repeats the first serial port, others are paravirtual. */
export interface Console extends CharacterDevice, DeviceInfo {
  /** libvirt's own note in a running guest: the terminal on the host. */
  readonly tty?: string;
  readonly target?: {
    readonly type?: Open<"serial" | "virtio" | "xen" | "lxc" | "uml" | "openvz" | "sclp" | "sclplm">;
    readonly port?: number;
  };
}

/** `<console>`. */
export const textConsole: Element<Console> = element("console", {
  type: required(attribute("type", characterDeviceTypes), "pty"),
  tty: attribute("tty"),
  ...hostEnd,
  target: child("target", {
    type: attribute("type", oneOf("serial", "virtio", "xen", "lxc", "uml", "openvz", "sclp", "sclplm")),
    port: attribute("port", integer),
  }),
  ...deviceInfo,
});
