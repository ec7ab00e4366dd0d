import { attribute, element, type Element, hexadecimal, onOff, required } from "../kit/index.ts";

/** Where a device sits on a PCI bus of the host: `0000:02:10.1`. */
export interface PciAddress {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
  /** Whether other functions are at the same slot. Only what is told: nothing depends on it for a device of the host. */
  readonly multifunction?: boolean;
}

/** The attributes of a PCI address, for the elements that add some of their own. */
export const pciAddressSlots = {
  domain: required(attribute("domain", hexadecimal(4)), 0),
  bus: required(attribute("bus", hexadecimal(2)), 0),
  slot: required(attribute("slot", hexadecimal(2)), 0),
  function: required(attribute("function", hexadecimal(1)), 0),
  multifunction: attribute("multifunction", onOff),
};

/** `<address domain='0x0000' bus='0x02' slot='0x10' function='0x1'/>` of a device of the host. */
export const pciAddress: Element<PciAddress> = element("address", pciAddressSlots);
