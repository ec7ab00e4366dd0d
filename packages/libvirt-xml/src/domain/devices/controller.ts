import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
} from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** A bus that devices sit on. */
export interface Controller {
  readonly type: Open<"usb" | "pci" | "sata" | "scsi" | "ide" | "fdc" | "virtio-serial" | "ccid" | "xenbus" | "isa">;
  readonly index?: number;
  /** `qemu-xhci`, `virtio-scsi`, `pcie-root-port`, … */
  readonly model?: string;
  readonly ports?: number;
  readonly vectors?: number;
  readonly driver?: { readonly queues?: number; readonly iothread?: number };
  /** The PCI device that QEMU makes for it. */
  readonly deviceModel?: string;
  readonly target?: {
    readonly chassis?: number;
    /** `0x10`, as libvirt writes it. */
    readonly port?: string;
    readonly busNr?: number;
    readonly hotplug?: Open<"on" | "off">;
  };
  /** Of a companion USB controller. */
  readonly master?: number;
  readonly alias?: string;
  readonly address?: Address;
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
  deviceModel: within("model", attribute("name")),
  target: child("target", {
    chassis: attribute("chassis", integer),
    port: attribute("port"),
    busNr: attribute("busNr", integer),
    hotplug: attribute("hotplug", oneOf("on", "off")),
  }),
  driver: child("driver", { queues: attribute("queues", integer), iothread: attribute("iothread", integer) }),
  master: within("master", attribute("startport", integer)),
  alias: within("alias", attribute("name")),
  address: child(address),
});
