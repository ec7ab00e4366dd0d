import { attribute, child, element, type Element, integer, required } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "./character-device.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A parallel port. */
export interface Parallel extends CharacterDevice, DeviceInfo {
  readonly target?: { readonly port?: number };
}

/** `<parallel>`. */
export const parallel: Element<Parallel> = element("parallel", {
  type: required(attribute("type", characterDeviceTypes)),
  ...hostEnd,
  target: child("target", { port: attribute("port", integer) }),
  ...deviceInfo,
});
