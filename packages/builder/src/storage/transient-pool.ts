import type { Host, Pool } from "@hob/virt";
import { createHash } from "node:crypto";
import { directoryPoolXml } from "./default-pool.ts";
import { orNull } from "./or-null.ts";
import { refreshPool } from "./refresh-pool.ts";

/** One directory's pool while this process uses or ends it. */
interface Use {
  users: number;
  readonly pool: Promise<Pool>;
}

/** What a host's directories are doing: those who share one end its pool together, who comes after waits for the end. */
const hosts = new WeakMap<Host, { readonly inUse: Map<string, Use>; readonly ending: Map<string, Promise<void>> }>();

function directoriesOf(host: Host) {
  const known = hosts.get(host) ?? { inUse: new Map<string, Use>(), ending: new Map<string, Promise<void>>() };
  hosts.set(host, known);
  return known;
}

/** The name of the transient pool of a directory: always the same, so that what a crash left over is found again. */
const nameOf = (directory: string) => `hob-${createHash("sha256").update(directory).digest("hex").slice(0, 16)}`;

/** Whether a pool is one of those that are only there while a directory is being used: it may be gone in a moment. */
export const isTransientPool = (name: string): boolean => /^hob-[0-9a-f]{16}$/.test(name);

/**
 * Uses a directory of the host that is in no pool, through a pool that libvirt forgets afterwards.
 *
 * @throws LibvirtError when the directory does not exist or another pool, one that does not run, stands for it.
 */
export async function withTransientPool<T>(host: Host, directory: string, use: (pool: Pool) => Promise<T>): Promise<T> {
  const { inUse } = directoriesOf(host);
  const shared = inUse.get(directory) ?? { users: 0, pool: open(host, directory) };
  inUse.set(directory, shared);
  shared.users += 1;
  try {
    return await use(await shared.pool);
  } finally {
    shared.users -= 1;
    if (shared.users === 0) {
      inUse.delete(directory);
      await endTransientPool(host, directory);
    }
  }
}

async function open(host: Host, directory: string): Promise<Pool> {
  await directoriesOf(host).ending.get(directory);
  const name = nameOf(directory);
  const left = await orNull(host.pool(name));
  if (!left) return host.createTransientPool(directoryPoolXml(name, directory));
  await refreshPool(left);
  return left;
}

/** Ends a directory's pool, also one that a crash left over: nothing happens when it is gone, or in use. */
export async function endTransientPool(host: Host, directory: string): Promise<void> {
  const { inUse, ending } = directoriesOf(host);
  if (inUse.has(directory)) return;
  const end = async () => {
    await ending.get(directory);
    const pool = await orNull(host.pool(nameOf(directory)));
    if (pool) await orNull(pool.destroy());
  };
  const ended = end().finally(() => {
    if (ending.get(directory) === quiet) ending.delete(directory);
  });
  // Who waits for it does not answer for its failure.
  const quiet = ended.catch(() => undefined);
  ending.set(directory, quiet);
  await ended;
}
