import { attribute, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** What acts when the guest hangs. */
export interface Watchdog extends DeviceInfo {
  readonly model: Open<"i6300esb" | "ib700" | "diag288" | "itco">;
  readonly action?: Open<"reset" | "shutdown" | "poweroff" | "pause" | "none" | "dump" | "inject-nmi">;
}

/** `<watchdog>`. */
export const watchdog: Element<Watchdog> = element("watchdog", {
  model: required(attribute("model", oneOf("i6300esb", "ib700", "diag288", "itco"))),
  action: attribute("action", oneOf("reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi")),
  ...deviceInfo,
});
