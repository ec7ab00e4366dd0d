import { attribute, element, type Element, required } from "../../kit/index.ts";
import { characterDeviceTypes } from "./character-device.ts";
import { type CharacterPort, characterPort } from "./character-device/port.ts";

/** A text console: the first one repeats the first serial port, others are paravirtual. */
export type Console = CharacterPort;

/** `<console>`. */
export const textConsole: Element<Console> = element("console", {
  type: required(attribute("type", characterDeviceTypes), "pty"),
  ...characterPort,
});
