import { isHobError } from "@hob/errors";
import type { Host, Volume } from "@hob/virt";
import { basename, dirname } from "node:path/posix";
import { MediumNotFound } from "../builder-errors.ts";
import { findVolume } from "./find-volume.ts";
import { orNull } from "./or-null.ts";
import { withTransientPool } from "./transient-pool.ts";

/**
 * Uses the file at a path on the host as a volume: of the pool it is in, or of a transient one.
 *
 * @param what What it is to the user: `Image`, `ISO`.
 * @throws MediumNotFound
 */
export async function withVolumeAt<T>(
  host: Host,
  what: string,
  path: string,
  use: (volume: Volume) => Promise<T>,
): Promise<T> {
  const missing = (reason: string, cause?: unknown) =>
    new MediumNotFound({ what, path, host: host.name, reason }, { cause });
  const known = await findVolume(host, path);
  if (known) return use(known);
  let opened = false;
  try {
    return await withTransientPool(host, dirname(path), async (pool) => {
      opened = true;
      const volume = await orNull(pool.volume(basename(path)));
      if (!volume) throw missing("there is no such file");
      return use(volume);
    });
  } catch (error) {
    if (opened || isHobError(error, "unavailable")) throw error;
    throw missing(`'${dirname(path)}' cannot be looked into`, error);
  }
}
