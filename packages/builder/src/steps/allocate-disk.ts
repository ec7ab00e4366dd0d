import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes, PlannedVolume } from "../build-plan.ts";
import type { SecretVault } from "../secret-vault.ts";
import { checkRoom } from "../storage/check-room.ts";
import { refreshPool } from "../storage/refresh-pool.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { deleteNotedVolumes, makeNotedVolume, removeVolumes } from "./noted-volume.ts";

const isOurs = ({ id }: PlannedVolume) => id.startsWith("disk");

/** Makes the guest's disks: empty, copies of images, overlays, or fetched. */
export const allocateDisk = (hostFor: HostFor, vault: SecretVault): Step<BuildInput, BuildNotes> => ({
  id: "allocate-disk",
  title: "Allocate the disk",
  weight: 8,
  applies: ({ plan }) => plan.volumes.some(isOurs),
  async execute(run) {
    const host = await connectedHost(hostFor, run.input.host, run.signal);
    const disks = run.input.plan.volumes.filter(isOurs);
    for (const [index, disk] of disks.entries()) {
      if (!run.notes.volumes?.[disk.id]) {
        const pool = await host.pool(disk.pool);
        await refreshPool(pool);
        checkRoom(disk.size, disk.pool, (await pool.info()).available);
      }
      const progress = (part: number) => run.progress((index + part) / disks.length);
      await makeNotedVolume(host, disk, run, { vault, progress });
    }
    await removeVolumes(
      host,
      run.input.plan.volumes.filter(({ until }) => until === "copied"),
      run,
    );
  },
  async undo(run) {
    const { plan, host: id } = run.input;
    await deleteNotedVolumes(await connectedHost(hostFor, id), plan.volumes.filter(isOurs), run);
  },
  resume: true,
});
