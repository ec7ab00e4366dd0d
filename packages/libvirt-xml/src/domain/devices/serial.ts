import { attribute, element, type Element, required } from "../../kit/index.ts";
import { characterDeviceTypes } from "./character-device.ts";
import { type CharacterPort, characterPort } from "./character-device/port.ts";

/** A serial port. */
export type Serial = CharacterPort;

/** `<serial>`. */
export const serial: Element<Serial> = element("serial", {
  type: required(attribute("type", characterDeviceTypes)),
  ...characterPort,
});
