import { element, type Element } from "../kit/index.ts";
import { entry } from "./entry.ts";

/** SMBIOS table 2: a board. */
export interface SysinfoBaseBoard {
  readonly manufacturer?: string;
  readonly product?: string;
  readonly version?: string;
  readonly serial?: string;
  readonly asset?: string;
  readonly location?: string;
}

/** `<sysinfo><baseBoard>`. */
export const sysinfoBaseBoard: Element<SysinfoBaseBoard> = element("baseBoard", {
  manufacturer: entry("manufacturer"),
  product: entry("product"),
  version: entry("version"),
  serial: entry("serial"),
  asset: entry("asset"),
  location: entry("location"),
});
