import { attribute, child, element, type Element, oneOf, type Open, required, within } from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** A keyboard, mouse or tablet. */
export interface Input {
  readonly type: Open<"tablet" | "mouse" | "keyboard" | "passthrough" | "evdev">;
  readonly bus?: Open<"usb" | "ps2" | "virtio" | "xen">;
  readonly model?: Open<"virtio" | "virtio-transitional" | "virtio-non-transitional">;
  readonly alias?: string;
  readonly address?: Address;
}

/** `<input>`. */
export const input: Element<Input> = element("input", {
  type: required(attribute("type", oneOf("tablet", "mouse", "keyboard", "passthrough", "evdev"))),
  bus: attribute("bus", oneOf("usb", "ps2", "virtio", "xen")),
  model: attribute("model", oneOf("virtio", "virtio-transitional", "virtio-non-transitional")),
  alias: within("alias", attribute("name")),
  address: child(address),
});
