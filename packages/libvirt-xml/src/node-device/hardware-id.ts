import { attribute, child, hexadecimal, required, type Slot, text } from "../kit/index.ts";

/** A vendor, or one of its products, by number and, where the host knows it, by name. */
export interface HardwareId {
  readonly id: number;
  readonly name?: string;
}

/** `<vendor id='0x8086'>Intel Corporation</vendor>` or `<product …>` of a PCI or USB device. */
export const hardwareId = (name: "vendor" | "product"): Slot<HardwareId> =>
  child<HardwareId>(name, { id: required(attribute("id", hexadecimal(4))), name: text() });
