import {
  attribute,
  child,
  element,
  type Element,
  hexadecimal,
  oneOf,
  onOff,
  type Open,
  required,
} from "../../kit/index.ts";

/** The kinds of addresses. */
export type AddressType = Open<
  | "pci"
  | "drive"
  | "virtio-serial"
  | "ccid"
  | "usb"
  | "spapr-vio"
  | "virtio-s390"
  | "ccw"
  | "virtio-mmio"
  | "isa"
  | "dimm"
  | "unassigned"
>;

/**
 * Where a device sits in the guest. Numbers stay as written, because each kind of address writes them its own way:
 * `0x1f` on a PCI bus, `1` on a drive controller.
 */
export interface Address {
  readonly type: AddressType;
  /** Of type `pci`, with `bus`, `slot`, `function`. */
  readonly domain?: string;
  readonly controller?: string;
  readonly bus?: string;
  readonly slot?: string;
  readonly function?: string;
  /** Whether other functions of the slot are devices of their own. */
  readonly multifunction?: boolean;
  readonly target?: string;
  readonly unit?: string;
  /** Of type `usb`, through hubs: `1.4`. Of type `virtio-serial`: a number. */
  readonly port?: string;
  /** Of type `spapr-vio`: the register. */
  readonly reg?: string;
  /** Of type `ccw`, with `ssid` and `devno`: the channel subsystem. */
  readonly cssid?: string;
  readonly ssid?: string;
  readonly devno?: string;
  /** Of type `isa`: the first port. */
  readonly iobase?: string;
  readonly irq?: string;
  /** Of type `dimm`: where in the guest's memory. */
  readonly base?: string;
  /** Of type `pci` on s390x: how the guest numbers it. */
  readonly zpci?: { readonly uid?: number; readonly fid?: number };
}

/** `<address type='pci' …/>` of any device. */
export const address: Element<Address> = element("address", {
  type: required(
    attribute(
      "type",
      oneOf(
        "pci",
        "drive",
        "virtio-serial",
        "ccid",
        "usb",
        "spapr-vio",
        "virtio-s390",
        "ccw",
        "virtio-mmio",
        "isa",
        "dimm",
        "unassigned",
      ),
    ),
  ),
  domain: attribute("domain"),
  controller: attribute("controller"),
  bus: attribute("bus"),
  target: attribute("target"),
  slot: attribute("slot"),
  function: attribute("function"),
  unit: attribute("unit"),
  port: attribute("port"),
  multifunction: attribute("multifunction", onOff),
  reg: attribute("reg"),
  cssid: attribute("cssid"),
  ssid: attribute("ssid"),
  devno: attribute("devno"),
  iobase: attribute("iobase"),
  irq: attribute("irq"),
  base: attribute("base"),
  zpci: child("zpci", { uid: attribute("uid", hexadecimal(4)), fid: attribute("fid", hexadecimal(8)) }),
});
