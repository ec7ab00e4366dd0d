import { serve } from "@hob/plugin-api";
import { hosts } from "../../model/index.ts";
import { hostItem } from "../hosts/host-item.ts";
import type { HostRegistry } from "../hosts/host-registry.ts";
import { page } from "../page.ts";

/** The hosts over HTTP. A host is found by its id or its name. */
export const serveHosts = serve(hosts, ({ registry }: { readonly registry: HostRegistry }) => ({
  list: ({ query }) => page(registry.hosts().map(hostItem), query),
  get: ({ id }) => hostItem(registry.host(id)),
  create: async ({ body }) => hostItem(await registry.add(body)),
  update: async ({ id, body }) => hostItem(await registry.change(id, body)),
  delete: ({ id }) => registry.remove(id),
  actions: {
    reconnect({ id }) {
      const host = registry.host(id);
      host.live.reconnect();
      return hostItem(host);
    },
  },
}));
