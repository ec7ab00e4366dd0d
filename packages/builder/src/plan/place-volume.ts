import type { DiskSource } from "@hob/designer";
import type { Host } from "@hob/virt";
import { NoFilePool } from "../builder-errors.ts";
import type { PlannedVolume } from "../build-plan.ts";
import { allPoolDetails, holdsFiles } from "../storage/pool-details.ts";
import { type ChosenPool, choosePool } from "./choose-pool.ts";

/** What a volume has beside its place. */
export type VolumeIntent = Pick<PlannedVolume, "id" | "format" | "size" | "content"> &
  Partial<Pick<PlannedVolume, "until" | "wipe" | "hasSecretTail">>;

/** A volume with its place in a pool: named after the guest, with an ending where the pool holds files. */
export function placeVolume(guest: string, ending: string, pool: ChosenPool, intent: VolumeIntent): PlannedVolume {
  const { name, type, path, isNew } = pool;
  const volume = `${guest}${holdsFiles(type) ? ending : blockEnding(ending)}`;
  return {
    ...intent,
    pool: name,
    makePoolAt: isNew ? path : null,
    volume,
    path: `${path ?? name}/${volume}`,
    hasSecretTail: intent.hasSecretTail ?? false,
    until: intent.until ?? "kept",
    wipe: intent.wipe ?? false,
  };
}

/** `-seed.iso` is `-seed` among logical volumes, `.qcow2` is nothing. */
const blockEnding = (ending: string): string => ending.replace(/\.[a-z0-9]+$/, "");

/** A volume as the designer takes it. */
export function sourceOfVolume(
  { pool, volume, path }: PlannedVolume,
  { type, path: directory }: ChosenPool,
): DiskSource {
  if (directory === null) return { kind: "volume", pool, volume };
  return { kind: holdsFiles(type) ? "file" : "block", path };
}

/** The pool itself where it holds files, else one that does: kernels, seeds and media are files. @throws NoFilePool */
export async function filePool(host: Host, pool: ChosenPool): Promise<ChosenPool> {
  if (holdsFiles(pool.type)) return pool;
  const usual = await choosePool(host, undefined);
  if (holdsFiles(usual.type)) return usual;
  for (const { pool: other, type } of await allPoolDetails(host)) {
    if (holdsFiles(type) && (await other.info()).state !== "inactive") return choosePool(host, other.name);
  }
  throw new NoFilePool({ host: host.name });
}
