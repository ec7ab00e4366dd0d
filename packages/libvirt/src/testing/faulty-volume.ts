import type { Bed } from "@hob/beds";
import { join } from "node:path";
import { openConnection } from "../connection/open-connection.ts";
import type { StorageVolumeRef } from "../protocol/refs.ts";
import { storagePoolCreateXml } from "../protocol/storage-pool.ts";
import { storageVolumeCreateXml } from "../protocol/storage-volume.ts";

/** A volume whose streams are to meet faults. */
export interface FaultyVolume {
  readonly ref: StorageVolumeRef;
  /** Its file, outside the bed as inside. */
  readonly path: string;
  /** Its length in bytes. */
  readonly length: number;
}

/** Makes a pool in the bed, and volumes of 4 MiB in it. */
export async function makeFaultyVolumes(bed: Bed, count: number): Promise<readonly FaultyVolume[]> {
  const connection = await openConnection(bed.uri);
  try {
    const poolXml = `<pool type='dir'><name>bytes</name><target><path>${bed.poolPath}</path></target></pool>`;
    const { pool } = await connection.call(storagePoolCreateXml, { xml: poolXml });
    const volumes: FaultyVolume[] = [];
    for (let number = 0; number < count; number += 1) {
      const xml = `<volume><name>v${number}</name><capacity unit='MiB'>4</capacity></volume>`;
      const { volume } = await connection.call(storageVolumeCreateXml, { pool, xml });
      volumes.push({ ref: volume, path: join(bed.poolPath, `v${number}`), length: 4 * 1024 * 1024 });
    }
    return volumes;
  } finally {
    await connection.close();
  }
}
