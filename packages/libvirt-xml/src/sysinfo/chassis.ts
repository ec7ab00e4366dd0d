import { element, type Element } from "../kit/index.ts";
import { entry } from "./entry.ts";

/** SMBIOS table 3: what the machine stands in. */
export interface SysinfoChassis {
  readonly manufacturer?: string;
  readonly version?: string;
  readonly serial?: string;
  readonly asset?: string;
  readonly sku?: string;
}

/** `<sysinfo><chassis>`. */
export const sysinfoChassis: Element<SysinfoChassis> = element("chassis", {
  manufacturer: entry("manufacturer"),
  version: entry("version"),
  serial: entry("serial"),
  asset: entry("asset"),
  sku: entry("sku"),
});
