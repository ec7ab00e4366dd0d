import { read, storagePool } from "@hob/libvirt-xml";
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

/** All pools of a host with their places. */
export async function allPoolDetails(host: Host): Promise<readonly PoolDetails[]> {
  return Promise.all((await host.pools()).map(poolDetails));
}

/** Whether volumes in pools of this type are files, which can have an image format. */
export const holdsFiles = (type: string): boolean => ["dir", "fs", "netfs", "vstorage"].includes(type);
