import { read, storageVolume, write } from "@hob/libvirt-xml";
import { bytes } from "@hob/units";
import type { Host } from "@hob/virt";
import { basename, dirname } from "node:path/posix";
import { deleteVolume } from "./delete-volume.ts";
import { orNull } from "./or-null.ts";
import { allPoolDetails } from "./pool-details.ts";
import { refreshPool } from "./refresh-pool.ts";
import { withTransientPool } from "./transient-pool.ts";
import type { Pool } from "@hob/virt";

/** Copies a file of the host byte by byte within its folder, with its owner and mode, over one that is there. */
export function copyFile(host: Host, from: string, name: string): Promise<void> {
  return withFolder(host, dirname(from), async (pool) => {
    const source = await pool.volume(basename(from));
    const { capacity, target } = read(storageVolume, await source.xml());
    const present = await orNull(pool.volume(name));
    if (present) await deleteVolume(present);
    const permissions = target?.permissions;
    const xml = write(storageVolume, {
      name,
      capacity: capacity ?? bytes(0),
      target: { format: "raw", ...(permissions ? { permissions } : {}) },
    });
    await pool.cloneVolume(xml, source);
  });
}

/** Deletes a file of the host, if it is there. */
export async function deleteFile(host: Host, path: string): Promise<void> {
  await withFolder(host, dirname(path), async (pool) => {
    const present = await orNull(pool.volume(basename(path)));
    if (present) await deleteVolume(present);
  });
}

/** Uses a folder of the host through the pool that it is, or through one that is there for the moment. */
async function withFolder(host: Host, folder: string, work: (pool: Pool) => Promise<void>): Promise<void> {
  for (const { pool, path } of await allPoolDetails(host)) {
    if (path !== folder || (await pool.info()).state === "inactive") continue;
    await refreshPool(pool);
    return work(pool);
  }
  return withTransientPool(host, folder, work);
}
