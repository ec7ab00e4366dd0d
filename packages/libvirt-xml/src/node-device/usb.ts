import { integer, leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** An interface of a USB device: one of the things that it does. */
export interface UsbCapability {
  readonly number: number;
  readonly class: number;
  readonly subclass: number;
  readonly protocol: number;
  readonly description?: string;
}

/** `<capability type='usb'>`. */
export const usbCapability: Slot<UsbCapability> = capability(
  "usb",
  object({
    number: required(leaf("number", integer)),
    class: required(leaf("class", integer)),
    subclass: required(leaf("subclass", integer)),
    protocol: required(leaf("protocol", integer)),
    description: leaf("description"),
  }),
);
