import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
} from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "./character-device.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A serial port. */
export interface Serial extends CharacterDevice, DeviceInfo {
  readonly target?: {
    readonly type?: Open<
      "isa-serial" | "usb-serial" | "pci-serial" | "spapr-vio-serial" | "system-serial" | "sclp-serial" | "isa-debug"
    >;
    readonly port?: number;
    /** `16550a`, `pl011`, … */
    readonly model?: string;
  };
}

/** `<serial>`. */
export const serial: Element<Serial> = element("serial", {
  type: required(attribute("type", characterDeviceTypes)),
  ...hostEnd,
  target: child("target", {
    type: attribute(
      "type",
      oneOf("isa-serial", "usb-serial", "pci-serial", "spapr-vio-serial", "system-serial", "sclp-serial", "isa-debug"),
    ),
    port: attribute("port", integer),
    model: within("model", attribute("name")),
  }),
  ...deviceInfo,
});
