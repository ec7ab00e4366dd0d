import { network, read } from "@hob/libvirt-xml";
import { serve } from "@hob/plugin-api";
import { type Grid, page } from "@hob/plugin-grid";
import { networks } from "../../model/index.ts";
import { askHosts } from "./ask-hosts.ts";

/** libvirt's networks on all connected hosts. */
export const serveNetworks = serve(networks, ({ grid }: { readonly grid: Grid }) => ({
  async list({ query }) {
    const found = await askHosts(grid, query.host, async ({ id, connection }) =>
      Promise.all(
        (await connection.networks()).map(async (item) => {
          const [{ active, autostart, bridge }, xml] = await Promise.all([item.info(), item.xml()]);
          const { forward: way } = read(network, xml);
          const forward = way ? (way.mode ?? "nat") : "isolated";
          return { id: `${id}.${item.name}`, host: id, name: item.name, active, autostart, forward, bridge };
        }),
      ),
    );
    return page(found, query);
  },
}));
