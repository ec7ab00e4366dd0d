import { attribute, child, element, type Element, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd, tty } from "./character-device.ts";
import { type CharacterTarget, characterTarget } from "./character-device/target.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A parallel port. */
export interface Parallel extends CharacterDevice, DeviceInfo {
  /** libvirt's own note in a running guest: the terminal on the host. */
  readonly tty?: string;
  readonly target?: CharacterTarget;
}

/** `<parallel>`. */
export const parallel: Element<Parallel> = element("parallel", {
  type: required(attribute("type", characterDeviceTypes)),
  tty,
  ...hostEnd,
  target: child(characterTarget),
  ...deviceInfo,
});
