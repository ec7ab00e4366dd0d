import { read, storagePool } from "@hob/libvirt-xml";
import { orNull } from "./or-null.ts";
import { isTransientPool } from "./transient-pool.ts";
import type { Host, Pool } from "@hob/virt";

/** What a pool's XML says that matters here. */
export interface PoolDetails {
  readonly pool: Pool;
  /** `dir`, `logical`, … */
  readonly type: string;
  /** Where its volumes appear on the host; null for those that are no files or devices there. */
  readonly path: string | null;
}

/** Reads a pool's type and place. */
export async function poolDetails(pool: Pool): Promise<PoolDetails> {
  const { type, target } = read(storagePool, await pool.xml());
  return { pool, type, path: target?.path ?? null };
}

/** All pools of a host that stay, with their places. */
export async function allPoolDetails(host: Host): Promise<readonly PoolDetails[]> {
  const pools = (await host.pools()).filter(({ name }) => !isTransientPool(name));
  // One that is deleted meanwhile is none.
  const details = await Promise.all(pools.map((pool) => orNull(poolDetails(pool))));
  return details.filter((each) => each !== null);
}

/** Whether volumes in pools of this type are files, which can have an image format. */
export const holdsFiles = (type: string): boolean => ["dir", "fs", "netfs", "vstorage"].includes(type);
