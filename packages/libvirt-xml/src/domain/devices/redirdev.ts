import { attribute, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";
import { deviceBoot, type DeviceBoot } from "./boot.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "./character-device.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A place for a USB device that is sent over a character device. */
export interface Redirdev extends CharacterDevice, DeviceInfo, DeviceBoot {
  readonly bus: Open<"usb">;
}

/** `<redirdev>`. */
export const redirdev: Element<Redirdev> = element("redirdev", {
  bus: required(attribute("bus", oneOf("usb")), "usb"),
  type: required(attribute("type", characterDeviceTypes)),
  ...hostEnd,
  ...deviceBoot,
  ...deviceInfo,
});
