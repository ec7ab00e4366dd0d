import { attribute, child, element, type Element, oneOf, type Open, required, within } from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, guestEnd, hostEnd, portNumber } from "./character-device.ts";

/** A serial port. */
export interface Serial extends CharacterDevice {
  readonly target?: {
    readonly type?: Open<"isa-serial" | "usb-serial" | "pci-serial" | "spapr-vio-serial" | "system-serial">;
    readonly port?: number;
    readonly model?: string;
  };
}

/** `<serial>`. */
export const serial: Element<Serial> = element("serial", {
  type: required(attribute("type", characterDeviceTypes)),
  ...hostEnd,
  target: child("target", {
    type: attribute("type", oneOf("isa-serial", "usb-serial", "pci-serial", "spapr-vio-serial", "system-serial")),
    port: portNumber,
    model: within("model", attribute("name")),
  }),
  ...guestEnd,
});
