import type { Step } from "@hob/tasks";
import { bytes } from "@hob/units";
import { storageVolume, write } from "@hob/libvirt-xml";
import { VolumeInUse } from "../builder-errors.ts";
import { connectedHost, type HostFor } from "../steps/connected-host.ts";
import { deleteVolume } from "../storage/delete-volume.ts";
import { ensureActive } from "../storage/ensure-active.ts";
import { orNull } from "../storage/or-null.ts";
import { applyChange } from "./apply-change.ts";
import type { ChangeInput, ChangeNotes, NewVolume } from "./change-plan.ts";

/** The steps from a plan to a changed guest: its new disks, then its definition and what the running guest can take. */
export const changeSteps = (hostFor: HostFor): readonly Step<ChangeInput, ChangeNotes>[] => [
  allocate(hostFor),
  {
    id: "change",
    title: "Change the virtual machine",
    async execute({ input, note, log, signal }) {
      const host = await connectedHost(hostFor, input.host, signal);
      const outcome = await applyChange(host, input.plan);
      await note({ outcome });
      for (const { setting, reason } of outcome.needsRestart) log(`${setting} waits for the next start: ${reason}.`);
    },
  },
];

const allocate = (hostFor: HostFor): Step<ChangeInput, ChangeNotes> => ({
  id: "allocate",
  title: "Allocate the disk",
  applies: ({ plan }) => plan.volumes.length > 0,
  async execute({ input, notes, note, signal, log }) {
    const host = await connectedHost(hostFor, input.host, signal);
    const made: NewVolume[] = [...(notes.volumes ?? [])];
    for (const planned of input.plan.volumes) {
      const pool = await host.pool(planned.pool);
      await ensureActive(pool);
      if (await orNull(pool.volume(planned.volume))) {
        throw new VolumeInUse({ volume: planned.volume, pool: planned.pool });
      }
      made.push(planned);
      await note({ volumes: made });
      const volume = await pool.createVolume(volumeOf(planned));
      log(`Made ${volume.path}.`);
    }
  },
  async undo({ input, notes }) {
    const host = await connectedHost(hostFor, input.host);
    for (const { pool: poolName, volume: name } of notes.volumes ?? []) {
      const pool = await orNull(host.pool(poolName));
      const volume = pool && (await orNull(pool.volume(name)));
      if (volume) await deleteVolume(volume);
    }
  },
});

const volumeOf = ({ volume, size, format }: NewVolume): string =>
  write(storageVolume, {
    name: volume,
    capacity: bytes(size),
    allocation: bytes(0),
    target: { format, ...(format === "qcow2" ? { compat: "1.1" } : {}) },
  });
