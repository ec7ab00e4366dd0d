import { element, type Element } from "../kit/index.ts";
import { entry } from "./entry.ts";

/** SMBIOS table 0: the firmware. */
export interface SysinfoBios {
  readonly vendor?: string;
  readonly version?: string;
  /** `01/12/2010`. */
  readonly date?: string;
  readonly release?: string;
}

/** `<sysinfo><bios>`. */
export const sysinfoBios: Element<SysinfoBios> = element("bios", {
  vendor: entry("vendor"),
  version: entry("version"),
  date: entry("date"),
  release: entry("release"),
});
