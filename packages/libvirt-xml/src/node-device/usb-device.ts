import { integer, leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";
import { type HardwareId, hardwareId } from "./hardware-id.ts";

/** A device on a USB bus. */
export interface UsbDeviceCapability {
  readonly bus: number;
  readonly device: number;
  readonly product: HardwareId;
  readonly vendor: HardwareId;
}

/** `<capability type='usb_device'>`. */
export const usbDeviceCapability: Slot<UsbDeviceCapability> = capability(
  "usb_device",
  object({
    bus: required(leaf("bus", integer)),
    device: required(leaf("device", integer)),
    product: required(hardwareId("product")),
    vendor: required(hardwareId("vendor")),
  }),
);
