import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  size,
  within,
} from "../../kit/index.ts";
import { type ControllerDriver, controllerDriver } from "./controller/driver.ts";
import { type ControllerTarget, controllerTarget } from "./controller/target.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** A bus that devices sit on. */
export interface Controller extends DeviceInfo {
  readonly type: Open<"usb" | "pci" | "sata" | "scsi" | "ide" | "fdc" | "virtio-serial" | "ccid" | "xenbus" | "isa">;
  readonly index?: number;
  /** `qemu-xhci`, `virtio-scsi`, `pcie-root-port`, … */
  readonly model?: string;
  /** Types `usb` and `virtio-serial`: how many devices can be plugged in. */
  readonly ports?: number;
  /** Type `virtio-serial`. */
  readonly vectors?: number;
  /** Type `xenbus`: how many pages of memory the guest may share. */
  readonly maxGrantFrames?: number;
  /** Type `xenbus`. */
  readonly maxEventChannels?: number;
  readonly driver?: ControllerDriver;
  /** Type `pci`: the device that QEMU makes for it. */
  readonly deviceModel?: string;
  /** Type `pci`. */
  readonly target?: ControllerTarget;
  /** Of a companion USB controller. */
  readonly master?: number;
  /** Of a root bus: how much of the address space above 4 GiB is for devices. */
  readonly pcihole64?: Bytes;
}

/** `<controller>`. */
export const controller: Element<Controller> = element("controller", {
  type: required(
    attribute("type", oneOf("usb", "pci", "sata", "scsi", "ide", "fdc", "virtio-serial", "ccid", "xenbus", "isa")),
  ),
  index: attribute("index", integer),
  model: attribute("model"),
  ports: attribute("ports", integer),
  vectors: attribute("vectors", integer),
  maxGrantFrames: attribute("maxGrantFrames", integer),
  maxEventChannels: attribute("maxEventChannels", integer),
  deviceModel: within("model", attribute("name")),
  target: child(controllerTarget),
  driver: child(controllerDriver),
  alias: deviceInfo.alias,
  master: within("master", attribute("startport", integer)),
  acpiIndex: deviceInfo.acpiIndex,
  address: deviceInfo.address,
  pcihole64: within("pcihole64", size("KiB")),
});
