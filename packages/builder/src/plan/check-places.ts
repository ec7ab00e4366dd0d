import type { Host } from "@hob/virt";
import type { PlannedVolume } from "../build-plan.ts";
import { VolumeInUse } from "../builder-errors.ts";
import { checkRoom } from "../storage/check-room.ts";
import { orNull } from "../storage/or-null.ts";
import { type ChosenPool, choosePool } from "./choose-pool.ts";

/**
 * Looks whether there is room, and nothing, where volumes are going to be. Pools that do not run are looked at when they do.
 *
 * @throws VolumeInUse, DiskTooLarge
 */
export async function checkPlaces(host: Host, disks: ChosenPool, volumes: readonly PlannedVolume[]): Promise<void> {
  const pools = new Map([[disks.name, disks]]);
  for (const { pool, volume } of volumes) {
    const chosen = pools.get(pool) ?? (await choosePool(host, pool));
    pools.set(pool, chosen);
    if (chosen.available === null) continue;
    const sizes = volumes.filter((each) => each.pool === pool).map(({ size }) => size);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    checkRoom(whole, pool, chosen.available);
    if (await orNull((await host.pool(pool)).volume(volume))) throw new VolumeInUse({ volume, pool });
  }
}
