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
} from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** What keeps the guest's own devices to their part of its memory. */
export interface Iommu extends DeviceInfo {
  readonly model: Open<"intel" | "smmuv3" | "virtio">;
  readonly driver?: {
    /** Whether interrupts are remapped. */
    readonly intremap?: boolean;
    /** Whether devices of the host can be behind it. */
    readonly cachingMode?: boolean;
    /** Whether interrupts reach more than 255 CPUs. */
    readonly eim?: boolean;
    /** Whether devices may cache translations. */
    readonly iotlb?: boolean;
    /** How many bits an address has. */
    readonly awBits?: number;
  };
}

/** `<iommu>`. */
export const iommu: Element<Iommu> = element("iommu", {
  model: required(attribute("model", oneOf("intel", "smmuv3", "virtio"))),
  driver: child("driver", {
    intremap: attribute("intremap", onOff),
    cachingMode: attribute("caching_mode", onOff),
    eim: attribute("eim", onOff),
    iotlb: attribute("iotlb", onOff),
    awBits: attribute("aw_bits", integer),
  }),
  ...deviceInfo,
});
