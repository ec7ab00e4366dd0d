import { type XmlElement, textOf } from "./xml-element.ts";

/** A virtual or real device that an operating system has a driver for. */
export interface Device {
  /** `http://pcisig.com/pci/1af4/1041`. */
  readonly id: string;
  /** `virtio1.0-net`; the id's last part where the database does not name it. */
  readonly name: string;
  /** `net`, `block`, `video`, `audio`, `input`, `console`, `rng`, `memory.balloon`, `controller.usb`, `chipset`… */
  readonly class: string | null;
  /** `pci`, `usb`, `isa`, `xen`, `ps2`. */
  readonly bus: string | null;
  /** Four hexadecimal digits for PCI and USB. */
  readonly vendorId: string | null;
  /** Four hexadecimal digits for PCI and USB. */
  readonly productId: string | null;
  /** For people: `Red Hat, Inc.` */
  readonly vendor: string | null;
  /** For people: `Virtio network device`. */
  readonly product: string | null;
}

const former =
  /^https?:\/\/(?:pciids\.sourceforge\.net\/v2\.2\/pci\.ids|www\.linux-usb\.org\/usb\.ids)\/([0-9a-f]{4})\/([0-9a-f]{4})$/i;
const current = /^https?:\/\/(?:pcisig\.com\/(pci)|usb\.org\/(usb))\/([0-9a-f]{4})\/([0-9a-f]{4})$/i;

/** The id of a device as today's databases write it; databases before 2018 named the lists of PCI and USB ids instead. */
export function canonicalDeviceId(id: string): string {
  const match = former.exec(id);
  if (!match) return current.test(id) ? id.replace(/^https/, "http").toLowerCase() : id;
  const home = id.includes("usb.ids") ? "usb.org/usb" : "pcisig.com/pci";
  return `http://${home}/${match[1]}/${match[2]}`.toLowerCase();
}

/** What the id alone says of a device: all there is for one that the database only refers to. */
export function deviceOfId(id: string): Device {
  const match = current.exec(id);
  const bus = match?.[1] ?? match?.[2] ?? null;
  return {
    id,
    name: id.slice(id.lastIndexOf("/") + 1),
    class: null,
    bus,
    vendorId: match?.[3] ?? null,
    productId: match?.[4] ?? null,
    vendor: null,
    product: null,
  };
}

/** A device from its element, over what is known of it already. */
export function readDevice(element: XmlElement, known: Device): Device {
  return {
    id: known.id,
    name: textOf(element, "name") ?? known.name,
    class: textOf(element, "class") ?? known.class,
    bus: textOf(element, "bus-type") ?? known.bus,
    vendorId: textOf(element, "vendor-id") ?? known.vendorId,
    productId: textOf(element, "product-id") ?? known.productId,
    vendor: textOf(element, "vendor") ?? known.vendor,
    product: textOf(element, "product") ?? known.product,
  };
}
