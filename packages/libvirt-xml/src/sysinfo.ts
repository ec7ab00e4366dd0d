import {
  attribute,
  child,
  children,
  element,
  type Element,
  leaves,
  oneOf,
  type Open,
  required,
  text,
  within,
} from "./kit/index.ts";
import { type SysinfoBaseBoard, sysinfoBaseBoard } from "./sysinfo/base-board.ts";
import { type SysinfoBios, sysinfoBios } from "./sysinfo/bios.ts";
import { type SysinfoChassis, sysinfoChassis } from "./sysinfo/chassis.ts";
import { type FirmwareEntry, firmwareEntry } from "./sysinfo/firmware-entry.ts";
import { type SysinfoMemoryDevice, sysinfoMemoryDevice } from "./sysinfo/memory-device.ts";
import { type SysinfoProcessor, sysinfoProcessor } from "./sysinfo/processor.ts";
import { type SysinfoSystem, sysinfoSystem } from "./sysinfo/system.ts";

/**
 * What a machine's firmware says of it: a host's own (`virConnectGetSysinfo`), or what a guest is told.
 *
 * Values are texts as the tables have them.
 */
export interface Sysinfo {
  /** `smbios`: the tables below. `fwcfg`: the entries, of guests only. */
  readonly type: Open<"smbios" | "fwcfg">;
  readonly bios?: SysinfoBios;
  readonly system?: SysinfoSystem;
  readonly baseBoards: readonly SysinfoBaseBoard[];
  readonly chassis?: SysinfoChassis;
  /** Of hosts only. */
  readonly processors: readonly SysinfoProcessor[];
  /** Of hosts only. */
  readonly memoryDevices: readonly SysinfoMemoryDevice[];
  readonly oemStrings?: readonly string[];
  readonly entries: readonly FirmwareEntry[];
}

/** `<sysinfo>`: a document, and an element of domains. */
export const sysinfo: Element<Sysinfo> = element("sysinfo", {
  type: required(attribute("type", oneOf("smbios", "fwcfg"))),
  bios: child(sysinfoBios),
  system: child(sysinfoSystem),
  baseBoards: children(sysinfoBaseBoard),
  chassis: child(sysinfoChassis),
  processors: children(sysinfoProcessor),
  memoryDevices: children(sysinfoMemoryDevice),
  oemStrings: within("oemStrings", leaves("entry", text())),
  entries: children(firmwareEntry, { key: (item) => item.name }),
});
