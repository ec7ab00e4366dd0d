import { bytes, formatBytes } from "@hob/units";
import type { StepRun, UndoRun } from "@hob/tasks";
import type { Host, Pool, Volume } from "@hob/virt";
import { setTimeout as delay } from "node:timers/promises";
import { dirname } from "node:path/posix";
import type { BuildInput, BuildNotes, PlannedVolume, VolumeContent } from "../build-plan.ts";
import { SecretsLost, VolumeInUse } from "../builder-errors.ts";
import type { SecretVault } from "../secret-vault.ts";
import { copyFromIso } from "../storage/copy-from-iso.ts";
import { deleteVolume } from "../storage/delete-volume.ts";
import { ensureActive } from "../storage/ensure-active.ts";
import { fetchInto } from "../storage/fetch-into.ts";
import { orNull } from "../storage/or-null.ts";
import { holdsFiles, poolDetails } from "../storage/pool-details.ts";
import { refreshPool } from "../storage/refresh-pool.ts";
import { isStorageFailure } from "../storage/storage-failure.ts";
import { endTransientPool } from "../storage/transient-pool.ts";
import { uploadSegments } from "../storage/upload-segments.ts";
import { volumeXml } from "../storage/volume-xml.ts";
import { watchCopy } from "../storage/watch-copy.ts";
import { withVolumeAt } from "../storage/with-volume-at.ts";

type Run = StepRun<BuildInput, BuildNotes>;

/** What a volume is made with. */
export interface MakeVolumeOptions {
  readonly vault: SecretVault;
  /** Hears how far it is, 0 to 1. */
  readonly progress: (fraction: number) => void;
}

/**
 * Makes a volume of the plan and notes it first. One that an earlier life of this program had begun is gone on with, where
 * it is a download, else made anew; one that is whole stays.
 *
 * @throws VolumeInUse when somebody else made it.
 */
export async function makeNotedVolume(
  host: Host,
  planned: PlannedVolume,
  run: Pick<Run, "input" | "notes" | "note" | "signal" | "log">,
  { vault, progress }: MakeVolumeOptions,
): Promise<void> {
  const { signal, log } = run;
  const { id, pool: poolName, volume: name, content } = planned;
  if (run.notes.written?.[id]) return;
  const pool = await host.pool(poolName);
  await refreshPool(pool);
  let own = run.notes.volumes?.[id] ? await orNull(pool.volume(name)) : null;
  // Whether it is whole cannot be known; what is written byte by byte is counted.
  if (own && content.kind !== "download") {
    await deleteVolume(own, { signal });
    own = null;
  }
  if (!own) {
    // Looked up before anything is noted: what is noted is deleted when this task is taken back.
    if (!run.notes.volumes?.[id] && (await orNull(pool.volume(name)))) {
      throw new VolumeInUse({ volume: name, pool: poolName });
    }
    signal.throwIfAborted();
    await run.note({
      volumes: { ...run.notes.volumes, [id]: { pool: poolName, name } },
      fetched: { ...run.notes.fetched, [id]: 0 },
      checked: { ...run.notes.checked, [id]: false },
      ...directoryNote(content, run.notes.imageDirectories ?? []),
    });
    own = await createOwn(host, pool, planned, run, progress);
  }
  await fill(host, pool, own, planned, run, { vault, progress });
  await run.note({ written: { ...run.notes.written, [id]: true } });
  signal.throwIfAborted();
  log(`Made ${planned.path} with ${formatBytes((await own.info()).capacity)}.`);
}

/** A directory that is reached through a transient pool, perhaps, which must not stay. */
function directoryNote(content: VolumeContent, known: readonly string[]): Partial<BuildNotes> {
  const path = content.kind === "copy" ? content.path : content.kind === "iso-file" ? content.image : null;
  return path === null ? {} : { imageDirectories: [...new Set([...known, dirname(path)])] };
}

async function createOwn(
  host: Host,
  pool: Pool,
  planned: PlannedVolume,
  run: Pick<Run, "notes" | "note">,
  progress: (fraction: number) => void,
): Promise<Volume> {
  const { id, pool: poolName, volume: name, content } = planned;
  const { type } = await poolDetails(pool);
  const xml = volumeXml(planned, holdsFiles(type));
  try {
    if (content.kind !== "copy") return await pool.createVolume(xml);
    return await withVolumeAt(host, "Image", content.path, async (image) => {
      const { allocation } = await image.info();
      const copy = pool.cloneVolume(xml, image);
      return watchCopy(copy, { pool, name, bytes: allocation }, progress);
    });
  } catch (error) {
    if (!isStorageFailure(error, "storage-vol-exist")) throw error;
    // Somebody else made it in this very moment.
    await run.note({ volumes: { ...run.notes.volumes, [id]: null } });
    throw new VolumeInUse({ volume: name, pool: poolName }, { cause: error });
  }
}

/** What follows the making: bytes, and the size that was asked for. */
async function fill(
  host: Host,
  pool: Pool,
  volume: Volume,
  planned: PlannedVolume,
  run: Pick<Run, "input" | "notes" | "note" | "signal" | "log">,
  { vault, progress }: MakeVolumeOptions,
): Promise<void> {
  const { id, content, size, hasSecretTail, format } = planned;
  const { signal, log } = run;
  const secret = () => {
    const { uuid, name } = run.input.plan;
    const bytes = vault.get(uuid, id);
    if (!bytes) throw new SecretsLost({ guest: name });
    return bytes;
  };
  if (content.kind === "vault") await uploadSegments(volume, [secret()], { signal });
  let end = 0;
  if (content.kind === "iso-file") end = await copyFromIso(host, content, volume, { signal, progress });
  if (content.kind === "download" && run.notes.checked?.[id] !== true) {
    end = await fetchInto(volume, content.download, {
      signal,
      from: run.notes.fetched?.[id] ?? 0,
      format: id.startsWith("disk") ? format : null,
      progress,
      log,
      onStored: (stored) => run.note({ fetched: { ...run.notes.fetched, [id]: stored } }),
    });
  }
  if (hasSecretTail) {
    // What follows an initrd begins at a multiple of 4 bytes.
    const tail = Buffer.concat([Buffer.alloc((4 - (end % 4)) % 4), secret()]);
    await uploadSegments(volume, [tail], { signal, from: end });
    tail.fill(0);
  }
  // libvirt knows what is in it only when it has looked again.
  if (content.kind === "download") await refreshPool(pool);
  if (content.kind === "copy" || (content.kind === "download" && id.startsWith("disk"))) {
    // Growing changes the image's own header, so that what is there has the checksum no more.
    if (content.kind === "download") await run.note({ checked: { ...run.notes.checked, [id]: true } });
    if (size > (await volume.info()).capacity) await whenFree(() => volume.resize(bytes(size)), signal);
  }
}

/** Does what libvirt refuses while it still looks at what was written. */
async function whenFree(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (turn >= 60 || !isStorageFailure(error, "operation-invalid")) throw error;
      await delay(500, undefined, { signal });
    }
  }
}

/** Deletes what the notes say that this task made of these volumes. */
export async function deleteNotedVolumes(
  host: Host,
  planned: readonly PlannedVolume[],
  { notes }: Pick<UndoRun<BuildInput, BuildNotes>, "notes">,
): Promise<void> {
  for (const { id, wipe } of planned.toReversed()) {
    const noted = notes.volumes?.[id];
    if (!noted) continue;
    const pool = await orNull(host.pool(noted.pool));
    if (!pool) continue;
    await ensureActive(pool);
    await refreshPool(pool);
    const volume = await orNull(pool.volume(noted.name));
    if (volume) await deleteVolume(volume, { wipe });
  }
  // Last: a copy that a dead process has begun goes on in libvirt, and holds this pool until it ends.
  for (const directory of notes.imageDirectories ?? []) await endTransientPool(host, directory);
}

/** Deletes volumes that have served, overwrites those with secrets first, and notes it. */
export async function removeVolumes(
  host: Host,
  planned: readonly PlannedVolume[],
  run: Pick<Run, "notes" | "note" | "signal" | "log">,
): Promise<void> {
  for (const { id, wipe, path } of planned) {
    const noted = run.notes.volumes?.[id];
    if (!noted) continue;
    const pool = await host.pool(noted.pool);
    const volume = await orNull(pool.volume(noted.name));
    if (volume) await deleteVolume(volume, { wipe, signal: run.signal });
    await run.note({
      volumes: { ...run.notes.volumes, [id]: null },
      ...(wipe ? { wiped: [...(run.notes.wiped ?? []), path] } : {}),
    });
    run.log(`${wipe ? "Overwrote and deleted" : "Deleted"} ${path}.`);
  }
}
