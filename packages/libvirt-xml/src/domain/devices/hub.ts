import { attribute, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A USB hub. */
export interface Hub extends DeviceInfo {
  readonly type: Open<"usb">;
}

/** `<hub>`. */
export const hub: Element<Hub> = element("hub", {
  type: required(attribute("type", oneOf("usb"))),
  ...deviceInfo,
});
