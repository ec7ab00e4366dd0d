import { attribute, element, type Element, integer, oneOf, type Open, within } from "../../../kit/index.ts";

/** What the guest sees of a port or console. */
export interface CharacterTarget {
  /** A serial port's hardware, or a console's: `serial` for one that repeats the first serial port. */
  readonly type?: Open<
    | "isa-serial"
    | "usb-serial"
    | "pci-serial"
    | "spapr-vio-serial"
    | "system-serial"
    | "sclp-serial"
    | "isa-debug"
    | "serial"
    | "virtio"
    | "xen"
    | "lxc"
    | "uml"
    | "openvz"
    | "sclp"
    | "sclplm"
  >;
  readonly port?: number;
  /** `16550a`, `pl011`, … */
  readonly model?: string;
}

/** `<target>` of a serial port, parallel port, console or smart card. */
export const characterTarget: Element<CharacterTarget> = element("target", {
  type: attribute(
    "type",
    oneOf(
      "isa-serial",
      "usb-serial",
      "pci-serial",
      "spapr-vio-serial",
      "system-serial",
      "sclp-serial",
      "isa-debug",
      "serial",
      "virtio",
      "xen",
      "lxc",
      "uml",
      "openvz",
      "sclp",
      "sclplm",
    ),
  ),
  port: attribute("port", integer),
  model: within("model", attribute("name")),
});
