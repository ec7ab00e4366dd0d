import { isTransientPool } from "@hob/builder";
import { read, storagePool } from "@hob/libvirt-xml";
import { serve } from "@hob/plugin-api";
import { type Grid, page } from "@hob/plugin-grid";
import { storagePools } from "../../model/index.ts";
import { askHosts } from "./ask-hosts.ts";
import { eachThatStays } from "./each-that-stays.ts";

/** The storage pools of all connected hosts. */
export const serveStoragePools = serve(storagePools, ({ grid }: { readonly grid: Grid }) => ({
  async list({ query }) {
    const found = await askHosts(grid, query.host, async ({ id, connection }) => {
      const pools = (await connection.pools()).filter(({ name }) => !isTransientPool(name));
      return eachThatStays(pools, async (pool) => {
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
      });
    });
    return page(found, query);
  },
}));
