import { attribute, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";

/**
 * Where a device sits. Numbers stay as written, because each kind of address writes them its own way: `0x1f` on a PCI
 * bus, `1` on a drive controller.
 */
export interface Address {
  readonly type: Open<"pci" | "drive" | "virtio-serial" | "ccid" | "usb" | "spapr-vio" | "ccw" | "isa" | "virtio-mmio">;
  readonly domain?: string;
  readonly controller?: string;
  readonly bus?: string;
  readonly slot?: string;
  readonly function?: string;
  readonly multifunction?: string;
  readonly target?: string;
  readonly unit?: string;
  readonly port?: string;
}

/** `<address type='pci' …/>` of any device. */
export const address: Element<Address> = element("address", {
  type: required(
    attribute("type", oneOf("pci", "drive", "virtio-serial", "ccid", "usb", "spapr-vio", "ccw", "isa", "virtio-mmio")),
  ),
  domain: attribute("domain"),
  controller: attribute("controller"),
  bus: attribute("bus"),
  slot: attribute("slot"),
  function: attribute("function"),
  multifunction: attribute("multifunction"),
  target: attribute("target"),
  unit: attribute("unit"),
  port: attribute("port"),
});
