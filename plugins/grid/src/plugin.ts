import {
  databaseService,
  definePlugin,
  environmentService,
  eventsService,
  logService,
  noticesService,
  serviceRef,
} from "@hob/plugin-api";
import { gridService } from "./server/grid.ts";
import { HostRegistry } from "./server/hosts/host-registry.ts";
import { createHosts } from "./server/hosts/host-row.ts";
import { hostStore } from "./server/hosts/host-store.ts";
import { libvirtAnswers, registerLocalHost } from "./server/hosts/register-local-host.ts";
import { platforms } from "./server/platform.ts";
import { serveHosts } from "./server/resources/serve-hosts.ts";

export { type AddHost, type Grid, type GridHost, gridService } from "./server/grid.ts";
export type { GridGuest, GuestChange } from "./server/grid-guest.ts";
export { HostNotConnected, HostNotFound } from "./server/hosts/host-errors.ts";
export { offeredGuestTypes } from "./server/hosts/settlement.ts";
export { InvalidCursor, page, type PageQuery } from "./server/page.ts";
export { NoHostConnected, type Placement } from "./server/placement.ts";
export {
  type GuestType,
  type Platform,
  platforms,
  probeNamePrefix,
  type SettleRequest,
  type Verdict,
} from "./server/platform.ts";
export { figureColumns, type GuestFigures } from "./server/samples/guest-figures.ts";
export type { SampleBatch } from "./server/samples/host-samples.ts";

/** The registry behind {@link gridService}: what this plugin's own routes use. */
const registryService = serviceRef<HostRegistry>("grid.registry");

export default definePlugin({
  id: "grid",
  title: "Hosts",
  version: "0.1.0",
  description: "Machines that run libvirt, and an inventory of the guests on them.",
  needs: {
    database: databaseService,
    environment: environmentService,
    events: eventsService,
    log: logService,
    notices: noticesService,
  },
  offers: { grid: gridService, registry: registryService },
  permissions: { "hosts:read": "See hosts", "hosts:manage": "Add, change and forget hosts" },
  migrations: { "001-hosts": createHosts },
  brings: { resources: [serveHosts] },
  async start({ services: { database, environment, events, log, notices }, slots }) {
    const store = hostStore(database);
    const registry = new HostRegistry({ store, events, notices, log, platforms: () => slots.of(platforms) });
    const off = slots.onChange(platforms, () => registry.resettle());
    await registry.open();
    const answers = (uri: string) => libvirtAnswers(uri, log);
    await registerLocalHost(environment.startOptions.host, { registry, store, answers });
    return {
      offers: { grid: registry, registry },
      async dispose() {
        off();
        await registry.close();
      },
    };
  },
});
