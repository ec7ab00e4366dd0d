import {
  attribute,
  child,
  element,
  type Element,
  ifAny,
  leaf,
  leaves,
  oneOf,
  type Open,
  required,
  text,
} from "../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "./character-device.ts";
import { type CharacterTarget, characterTarget } from "./character-device/target.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A smart card reader with a card in it. */
export interface Smartcard extends Partial<CharacterDevice>, DeviceInfo {
  /** Mode `passthrough`: the card is at the host's end of a character device. */
  readonly mode: Open<"host" | "host-certificates" | "passthrough">;
  /** Mode `host-certificates`: the names of three certificates in the host's database. */
  readonly certificates?: readonly string[];
  /** Mode `host-certificates`: the directory of the database. */
  readonly database?: string;
  /** Mode `passthrough`. */
  readonly target?: CharacterTarget;
}

/** `<smartcard>`. */
export const smartcard: Element<Smartcard> = element("smartcard", {
  mode: required(attribute("mode", oneOf("host", "host-certificates", "passthrough"))),
  type: attribute("type", characterDeviceTypes),
  certificates: ifAny(leaves("certificate", text())),
  database: leaf("database"),
  ...hostEnd,
  target: child(characterTarget),
  ...deviceInfo,
});
