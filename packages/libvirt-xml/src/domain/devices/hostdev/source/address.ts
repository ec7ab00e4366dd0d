import { attribute, element, type Element, oneOf, type Open } from "../../../../kit/index.ts";

/** Where a device is on the host: which properties are there follows from its kind. Numbers stay as written. */
export interface HostAddress {
  /** Only below an interface, where nothing else says it. */
  readonly type?: Open<"pci" | "usb">;
  /** PCI, with `bus`, `slot`, `function`: `0x0000`. */
  readonly domain?: string;
  readonly bus?: string;
  readonly slot?: string;
  readonly function?: string;
  readonly multifunction?: string;
  /** USB, with `bus`; both change when it is plugged in anew. */
  readonly device?: string;
  /** SCSI, with `bus`, `unit`. */
  readonly target?: string;
  readonly unit?: string;
  /** A mediated device's. */
  readonly uuid?: string;
}

/** `<source><address>` of a host's device. */
export const hostAddress: Element<HostAddress> = element("address", {
  type: attribute("type", oneOf("pci", "usb")),
  domain: attribute("domain"),
  bus: attribute("bus"),
  slot: attribute("slot"),
  function: attribute("function"),
  multifunction: attribute("multifunction"),
  device: attribute("device"),
  target: attribute("target"),
  unit: attribute("unit"),
  uuid: attribute("uuid"),
});
