import type { Host, Pool } from "@hob/virt";
import { createHash } from "node:crypto";
import { directoryPoolXml } from "./default-pool.ts";
import { orNull } from "./or-null.ts";

/** Directories in use through a transient pool, by host: those who share one wait for each other only to end it. */
const inUse = new WeakMap<Host, Map<string, { users: number; pool: Promise<Pool> }>>();

/** The name of the transient pool of a directory: always the same, so that what a crash left over is found again. */
export const transientPoolName = (directory: string): string =>
  `hob-${createHash("sha256").update(directory).digest("hex").slice(0, 16)}`;

/**
 * Uses a directory of the host that is in no pool, through a pool that libvirt forgets afterwards.
 *
 * @throws LibvirtError when the directory does not exist or another pool, one that does not run, stands for it.
 */
export async function withTransientPool<T>(host: Host, directory: string, use: (pool: Pool) => Promise<T>): Promise<T> {
  const pools = inUse.get(host) ?? new Map<string, { users: number; pool: Promise<Pool> }>();
  inUse.set(host, pools);
  const shared = pools.get(directory) ?? { users: 0, pool: open(host, directory) };
  pools.set(directory, shared);
  shared.users += 1;
  try {
    return await use(await shared.pool);
  } finally {
    shared.users -= 1;
    if (shared.users === 0) {
      pools.delete(directory);
      await endTransientPool(host, directory);
    }
  }
}

async function open(host: Host, directory: string): Promise<Pool> {
  const name = transientPoolName(directory);
  const left = await orNull(host.pool(name));
  if (!left) return host.createTransientPool(directoryPoolXml(name, directory));
  await left.refresh();
  return left;
}

/** Ends what a crash may have left over: nothing when the pool is gone, or in use again. */
export async function endTransientPool(host: Host, directory: string): Promise<void> {
  if (inUse.get(host)?.has(directory)) return;
  const pool = await orNull(host.pool(transientPoolName(directory)));
  if (pool) await orNull(pool.destroy());
}
