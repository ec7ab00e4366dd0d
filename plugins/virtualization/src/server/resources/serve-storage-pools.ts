import { read, storagePool } from "@hob/libvirt-xml";
import { serve } from "@hob/plugin-api";
import { type Grid, page } from "@hob/plugin-grid";
import { storagePools } from "../../model/index.ts";
import { askHosts } from "./ask-hosts.ts";

/** The storage pools of all connected hosts. */
export const serveStoragePools = serve(storagePools, ({ grid }: { readonly grid: Grid }) => ({
  async list({ query }) {
    const found = await askHosts(grid, query.host, async ({ id, connection }) =>
      Promise.all(
        (await connection.pools()).map(async (pool) => {
          const [info, xml] = await Promise.all([pool.info(), pool.xml()]);
          const { type, target } = read(storagePool, xml);
          const { capacity, allocation, available } = info;
          return {
            id: `${id}.${pool.name}`,
            host: id,
            name: pool.name,
            active: info.state !== "inactive",
            type,
            path: target?.path ?? null,
            capacity,
            allocation,
            available,
          };
        }),
      ),
    );
    return page(found, query);
  },
}));
