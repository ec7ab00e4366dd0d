import type { Host, Volume } from "@hob/virt";
import { dirname } from "node:path/posix";
import { orNull } from "./or-null.ts";
import { allPoolDetails } from "./pool-details.ts";
import { refreshPool } from "./refresh-pool.ts";
import { isTransientPool } from "./transient-pool.ts";

/** The volume at a path on the host, if it is in a running pool that stays, also if it came there without libvirt. */
export async function findVolume(host: Host, path: string): Promise<Volume | null> {
  const known = await orNull(host.volumeByPath(path));
  if (known) return isTransientPool(known.pool) ? null : known;
  const directory = dirname(path);
  for (const { pool, path: place } of await allPoolDetails(host)) {
    if (place !== directory || (await pool.info()).state === "inactive") continue;
    await refreshPool(pool);
    return orNull(host.volumeByPath(path));
  }
  return null;
}
