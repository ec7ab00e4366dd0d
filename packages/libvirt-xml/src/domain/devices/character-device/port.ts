import { attribute, child, type Slots } from "../../../kit/index.ts";
import { type CharacterDevice, hostEnd } from "../character-device.ts";
import { deviceInfo, type DeviceInfo } from "../device-info.ts";
import { type CharacterTarget, characterTarget } from "./target.ts";

/** A serial port, a parallel port or a console. */
export interface CharacterPort extends CharacterDevice, DeviceInfo {
  /** libvirt's own note in a running guest: the terminal on the host. */
  readonly tty?: string;
  readonly target?: CharacterTarget;
}

/** The slots of a port, but for its type. */
export const characterPort: Slots<Omit<CharacterPort, "type">> = {
  tty: attribute("tty"),
  ...hostEnd,
  target: child(characterTarget),
  ...deviceInfo,
};
