import { attribute, element, type Element, oneOf, type Open } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** How the guest tells the host that it has crashed. */
export interface Panic extends DeviceInfo {
  readonly model?: Open<"isa" | "hyperv" | "pseries" | "s390" | "pvpanic">;
}

/** `<panic>`. */
export const panic: Element<Panic> = element("panic", {
  model: attribute("model", oneOf("isa", "hyperv", "pseries", "s390", "pvpanic")),
  ...deviceInfo,
});
