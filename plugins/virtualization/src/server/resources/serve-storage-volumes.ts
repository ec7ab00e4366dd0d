import { isTransientPool } from "@hob/builder";
import { read, storageVolume } from "@hob/libvirt-xml";
import { serve } from "@hob/plugin-api";
import { type Grid, page } from "@hob/plugin-grid";
import type { Host, Pool } from "@hob/virt";
import { storageVolumes } from "../../model/index.ts";
import { askHosts } from "./ask-hosts.ts";
import { eachThatStays } from "./each-that-stays.ts";

/** The volumes in the active pools of all connected hosts. */
export const serveStorageVolumes = serve(storageVolumes, ({ grid }: { readonly grid: Grid }) => ({
  async list({ query }) {
    const found = await askHosts(grid, query.host, async ({ id, connection }) => {
      const pools = await poolsOf(connection, query.pool);
      return (await eachThatStays(pools, (pool) => volumesOf(pool, id))).flat();
    });
    return page(found, query);
  },
}));

async function poolsOf(host: Host, named: string | undefined): Promise<readonly Pool[]> {
  const pools = (await host.pools()).filter(({ name }) => !isTransientPool(name));
  return named === undefined ? pools : pools.filter(({ name }) => name === named);
}

async function volumesOf(pool: Pool, host: string) {
  if ((await pool.info()).state === "inactive") return [];
  return eachThatStays(await pool.volumes(), async (volume) => {
    const [{ capacity, allocation }, xml] = await Promise.all([volume.info(), volume.xml()]);
    return {
      id: `${host}.${pool.name}/${volume.name}`,
      host,
      pool: pool.name,
      name: volume.name,
      path: volume.path,
      format: read(storageVolume, xml).target?.format ?? null,
      capacity,
      allocation,
    };
  });
}
