import { element, type Element } from "../kit/index.ts";
import { entry } from "./entry.ts";

/** SMBIOS table 1: the machine. */
export interface SysinfoSystem {
  readonly manufacturer?: string;
  readonly product?: string;
  readonly version?: string;
  readonly serial?: string;
  /** Of a guest: the domain's own. */
  readonly uuid?: string;
  readonly sku?: string;
  readonly family?: string;
}

/** `<sysinfo><system>`. */
export const sysinfoSystem: Element<SysinfoSystem> = element("system", {
  manufacturer: entry("manufacturer"),
  product: entry("product"),
  version: entry("version"),
  serial: entry("serial"),
  uuid: entry("uuid"),
  sku: entry("sku"),
  family: entry("family"),
});
