import { join } from "node:path";
import { loadOsinfo } from "@hob/osinfo";
import {
  definePlugin,
  environmentService,
  eventsService,
  logService,
  tasksService,
  ticketsService,
} from "@hob/plugin-api";
import { gridService } from "@hob/plugin-grid";
import { deleteVm } from "./server/actions/delete-vm.ts";
import { shutDownVm } from "./server/actions/shut-down-vm.ts";
import { startVm } from "./server/actions/start-vm.ts";
import { changeVm } from "./server/change/change-vm.ts";
import { vmConsoleSocket } from "./server/console/open-vm-console.ts";
import { createVm } from "./server/create/create-vm.ts";
import { lazyOsinfo } from "./server/osinfo.ts";
import { serveNetworks } from "./server/resources/serve-networks.ts";
import { serveOperatingSystems } from "./server/resources/serve-operating-systems.ts";
import { serveStoragePools } from "./server/resources/serve-storage-pools.ts";
import { serveStorageVolumes } from "./server/resources/serve-storage-volumes.ts";
import { serveVms } from "./server/resources/serve-vms.ts";
import { directoryService, osinfoService } from "./server/services.ts";
import { VmDirectory } from "./server/vms/vm-directory.ts";

export default definePlugin({
  id: "virtualization",
  title: "Virtual machines",
  version: "0.1.0",
  description: "Virtual machines: list, create, operate, consoles; storage and networks for them.",
  needs: {
    environment: environmentService,
    grid: gridService,
    events: eventsService,
    log: logService,
    tasks: tasksService,
    tickets: ticketsService,
  },
  offers: { directory: directoryService, osinfo: osinfoService },
  permissions: {
    "vms:read": "See virtual machines",
    "vms:create": "Create virtual machines",
    "vms:change": "Change the hardware of virtual machines",
    "vms:raw": "Lay raw XML over virtual machines, which is as good as being root on their hosts",
    "vms:power": "Start and stop virtual machines",
    "vms:console": "Use the consoles of virtual machines",
    "vms:delete": "Delete virtual machines and their disks",
    "storage:read": "See storage",
    "networks:read": "See networks",
  },
  brings: {
    resources: [serveVms, serveOperatingSystems, serveStoragePools, serveStorageVolumes, serveNetworks],
    sockets: [vmConsoleSocket],
    tasks: [createVm, changeVm, startVm, shutDownVm, deleteVm],
  },
  async start({ services: { environment, grid, events, log } }) {
    const cacheDirectory = join(environment.dataDirectory, "virtualization", "osinfo");
    const osinfo = lazyOsinfo(log, () => loadOsinfo({ cacheDirectory }));
    const directory = new VmDirectory({ grid, events, osinfo, log });
    return { offers: { directory, osinfo }, dispose: () => directory.close() };
  },
});
