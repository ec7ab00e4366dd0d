import { isHobError } from "@hob/errors";
import type { Step } from "@hob/tasks";
import { bytes, formatBytes } from "@hob/units";
import type { Host, Pool, Volume } from "@hob/virt";
import { dirname } from "node:path/posix";
import type { BuildInput, BuildNotes, PlannedDisk } from "../build-plan.ts";
import { VolumeInUse } from "../builder-errors.ts";
import { checkRoom } from "../storage/check-room.ts";
import { ensureActive } from "../storage/ensure-active.ts";
import { orNull } from "../storage/or-null.ts";
import { endTransientPool } from "../storage/transient-pool.ts";
import { volumeXml } from "../storage/volume-xml.ts";
import { withVolumeAt } from "../storage/with-volume-at.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";

/** Makes the guest's disk: empty, a copy of an image, or an overlay. */
export const allocateDisk = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "allocate-disk",
  title: "Allocate the disk",
  weight: 8,
  async execute({ input, signal, note, log }) {
    const { disk } = input.plan;
    const { pool: poolName, volume: name, size, from } = disk;
    const host = await connectedHost(hostFor, input.host, signal);
    const pool = await host.pool(poolName);
    await pool.refresh();
    checkRoom(size, poolName, (await pool.info()).available);
    // Looked up before anything is noted: what is noted is deleted when this task is taken back.
    if (await orNull(pool.volume(name))) throw new VolumeInUse({ volume: name, pool: poolName });
    signal.throwIfAborted();
    await note({
      volume: { pool: poolName, name },
      ...(from?.mode === "copy" ? { imageDirectory: dirname(from.path) } : {}),
    });
    try {
      await makeVolume(host, pool, disk);
    } catch (error) {
      if (!isHobError(error, "conflict")) throw error;
      // Somebody else made it in this very moment.
      await note({ volume: null });
      throw new VolumeInUse({ volume: name, pool: poolName }, { cause: error });
    }
    signal.throwIfAborted();
    log(`Made ${disk.path} with ${formatBytes(size)}.`);
  },
  async undo({ input, notes }) {
    if (!notes.volume) return;
    const host = await connectedHost(hostFor, input.host);
    if (notes.imageDirectory !== undefined) await endTransientPool(host, notes.imageDirectory);
    const pool = await orNull(host.pool(notes.volume.pool));
    if (!pool) return;
    await ensureActive(pool);
    await pool.refresh();
    const volume = await orNull(pool.volume(notes.volume.name));
    if (volume) await orNull(volume.delete());
  },
});

async function makeVolume(host: Host, pool: Pool, disk: PlannedDisk): Promise<Volume> {
  const { from, size } = disk;
  if (from?.mode !== "copy") return pool.createVolume(volumeXml(disk));
  const volume = await withVolumeAt(host, "Image", from.path, (image) => pool.cloneVolume(volumeXml(disk), image));
  if (size > (await volume.info()).capacity) await volume.resize(bytes(size));
  return volume;
}
