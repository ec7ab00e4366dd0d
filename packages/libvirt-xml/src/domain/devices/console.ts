import { attribute, child, element, type Element, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd, tty } from "./character-device.ts";
import { type CharacterTarget, characterTarget } from "./character-device/target.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A text console: the first one repeats the first serial port, others are paravirtual. */
export interface Console extends CharacterDevice, DeviceInfo {
  /** libvirt's own note in a running guest: the terminal on the host. */
  readonly tty?: string;
  readonly target?: CharacterTarget;
}

/** `<console>`. */
export const textConsole: Element<Console> = element("console", {
  type: required(attribute("type", characterDeviceTypes), "pty"),
  tty,
  ...hostEnd,
  target: child(characterTarget),
  ...deviceInfo,
});
