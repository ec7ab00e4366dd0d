import { attribute, child, element, type Element, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd, tty } from "./character-device.ts";
import { type CharacterTarget, characterTarget } from "./character-device/target.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A serial port. */
export interface Serial extends CharacterDevice, DeviceInfo {
  /** libvirt's own note in a running guest: the terminal on the host. */
  readonly tty?: string;
  readonly target?: CharacterTarget;
}

/** `<serial>`. */
export const serial: Element<Serial> = element("serial", {
  type: required(attribute("type", characterDeviceTypes)),
  tty,
  ...hostEnd,
  target: child(characterTarget),
  ...deviceInfo,
});
