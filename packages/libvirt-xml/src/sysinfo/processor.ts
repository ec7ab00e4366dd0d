import { element, type Element } from "../kit/index.ts";
import { entry } from "./entry.ts";

/** SMBIOS table 4: a processor in its socket. */
export interface SysinfoProcessor {
  readonly socketDestination?: string;
  readonly type?: string;
  readonly family?: string;
  readonly manufacturer?: string;
  readonly signature?: string;
  readonly version?: string;
  /** `266 MHz`. */
  readonly externalClock?: string;
  /** `2400 MHz`. */
  readonly maxSpeed?: string;
  /** `Populated, Enabled`. */
  readonly status?: string;
  readonly serialNumber?: string;
  readonly partNumber?: string;
}

/** `<sysinfo><processor>`. */
export const sysinfoProcessor: Element<SysinfoProcessor> = element("processor", {
  socketDestination: entry("socket_destination"),
  type: entry("type"),
  family: entry("family"),
  manufacturer: entry("manufacturer"),
  signature: entry("signature"),
  version: entry("version"),
  externalClock: entry("external_clock"),
  maxSpeed: entry("max_speed"),
  status: entry("status"),
  serialNumber: entry("serial_number"),
  partNumber: entry("part_number"),
});
