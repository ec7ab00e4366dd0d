import type { Step } from "@hob/tasks";
import { bytes, formatBytes } from "@hob/units";
import type { Host, Pool, Volume } from "@hob/virt";
import { dirname } from "node:path/posix";
import type { BuildInput, BuildNotes, PlannedDisk } from "../build-plan.ts";
import { VolumeInUse } from "../builder-errors.ts";
import { checkRoom } from "../storage/check-room.ts";
import { ensureActive } from "../storage/ensure-active.ts";
import { orNull } from "../storage/or-null.ts";
import { deleteVolume } from "../storage/delete-volume.ts";
import { refreshPool } from "../storage/refresh-pool.ts";
import { isStorageFailure } from "../storage/storage-failure.ts";
import { watchCopy } from "../storage/watch-copy.ts";
import { endTransientPool } from "../storage/transient-pool.ts";
import { volumeXml } from "../storage/volume-xml.ts";
import { withVolumeAt } from "../storage/with-volume-at.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";

/** Makes the guest's disk: empty, a copy of an image, or an overlay. */
export const allocateDisk = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "allocate-disk",
  title: "Allocate the disk",
  weight: 8,
  async execute({ input, signal, note, progress, log }) {
    const { disk } = input.plan;
    const { pool: poolName, volume: name, size, from } = disk;
    const host = await connectedHost(hostFor, input.host, signal);
    const pool = await host.pool(poolName);
    await refreshPool(pool);
    checkRoom(size, poolName, (await pool.info()).available);
    // Looked up before anything is noted: what is noted is deleted when this task is taken back.
    if (await orNull(pool.volume(name))) throw new VolumeInUse({ volume: name, pool: poolName });
    signal.throwIfAborted();
    await note({
      volume: { pool: poolName, name },
      ...(from?.mode === "copy" ? { imageDirectory: dirname(from.path) } : {}),
    });
    try {
      await makeVolume(host, pool, disk, progress);
    } catch (error) {
      if (!isStorageFailure(error, "storage-vol-exist")) throw error;
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
    const pool = await orNull(host.pool(notes.volume.pool));
    if (pool) {
      await ensureActive(pool);
      await refreshPool(pool);
      const volume = await orNull(pool.volume(notes.volume.name));
      if (volume) await deleteVolume(volume);
    }
    // Last: a copy that a dead process has begun goes on in libvirt, and holds this pool until it ends.
    if (notes.imageDirectory !== undefined) await endTransientPool(host, notes.imageDirectory);
  },
});

async function makeVolume(
  host: Host,
  pool: Pool,
  disk: PlannedDisk,
  progress: (fraction: number) => void,
): Promise<Volume> {
  const { from, size } = disk;
  if (from?.mode !== "copy") return pool.createVolume(volumeXml(disk));
  const volume = await withVolumeAt(host, "Image", from.path, async (image) => {
    const { allocation } = await image.info();
    const copy = pool.cloneVolume(volumeXml(disk), image);
    return watchCopy(copy, { pool, name: disk.volume, bytes: allocation }, progress);
  });
  if (size > (await volume.info()).capacity) await volume.resize(bytes(size));
  return volume;
}
