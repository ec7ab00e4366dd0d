import { attribute, element, type Element, required } from "../../kit/index.ts";
import { characterDeviceTypes } from "./character-device.ts";
import { type CharacterPort, characterPort } from "./character-device/port.ts";

/** A parallel port. */
export type Parallel = CharacterPort;

/** `<parallel>`. */
export const parallel: Element<Parallel> = element("parallel", {
  type: required(attribute("type", characterDeviceTypes)),
  ...characterPort,
});
