import type { Tickets } from "@hob/plugin-api";
import { serviceRef } from "@hob/plugin-api";
import type { Grid } from "@hob/plugin-grid";
import type { TaskEngine } from "@hob/tasks";
import type { Osinfo } from "./osinfo.ts";
import type { VmDirectory } from "./vms/vm-directory.ts";

/** The directory of VMs: what this plugin's routes, sockets and tasks share. */
export const directoryService = serviceRef<VmDirectory>("virtualization.directory");
/** The installed operating-system database, read when it is first needed. */
export const osinfoService = serviceRef<Osinfo>("virtualization.osinfo");

/** What this plugin's parts are made with. */
export interface VirtualizationServices {
  readonly grid: Grid;
  readonly tasks: TaskEngine;
  readonly tickets: Tickets;
  readonly directory: VmDirectory;
  readonly osinfo: Osinfo;
}
