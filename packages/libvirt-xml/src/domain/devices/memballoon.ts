import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  onOff,
  type Open,
  required,
  within,
} from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type VirtioOptions, virtioOptions } from "./virtio.ts";

/** What takes memory back from a running guest. */
export interface Memballoon extends DeviceInfo {
  readonly model: Open<"virtio" | "virtio-transitional" | "virtio-non-transitional" | "xen" | "none">;
  readonly autodeflate?: boolean;
  readonly freePageReporting?: boolean;
  /** Seconds between the guest's reports of its memory. */
  readonly statsPeriodSeconds?: number;
  readonly driver?: VirtioOptions;
}

/** `<memballoon>`. */
export const memballoon: Element<Memballoon> = element("memballoon", {
  model: required(attribute("model", oneOf("virtio", "virtio-transitional", "virtio-non-transitional", "xen", "none"))),
  autodeflate: attribute("autodeflate", onOff),
  freePageReporting: attribute("freePageReporting", onOff),
  statsPeriodSeconds: within("stats", attribute("period", integer)),
  ...deviceInfo,
  driver: child("driver", virtioOptions),
});
