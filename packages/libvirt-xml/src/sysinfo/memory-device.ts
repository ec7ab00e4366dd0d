import { element, type Element } from "../kit/index.ts";
import { entry } from "./entry.ts";

/** SMBIOS table 17: a piece of memory in its slot. */
export interface SysinfoMemoryDevice {
  /** `2048 MB`. */
  readonly size?: string;
  /** `SODIMM`. */
  readonly formFactor?: string;
  /** `DIMM 1`. */
  readonly locator?: string;
  /** `Bank 0/1`. */
  readonly bankLocator?: string;
  /** `DDR3`. */
  readonly type?: string;
  readonly typeDetail?: string;
  /** `1066 MHz (0.9 ns)`. */
  readonly speed?: string;
  readonly manufacturer?: string;
  readonly serialNumber?: string;
  readonly partNumber?: string;
}

/** `<sysinfo><memory_device>`. */
export const sysinfoMemoryDevice: Element<SysinfoMemoryDevice> = element("memory_device", {
  size: entry("size"),
  formFactor: entry("form_factor"),
  locator: entry("locator"),
  bankLocator: entry("bank_locator"),
  type: entry("type"),
  typeDetail: entry("type_detail"),
  speed: entry("speed"),
  manufacturer: entry("manufacturer"),
  serialNumber: entry("serial_number"),
  partNumber: entry("part_number"),
});
