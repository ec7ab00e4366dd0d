import { read, storageVolume } from "@hob/libvirt-xml";
import { type Bytes, bytes } from "@hob/units";
import type { Host, Volume } from "@hob/virt";
import { InvalidMediumPath, MediumNotFound } from "../builder-errors.ts";
import { orNull } from "../storage/or-null.ts";
import { withVolumeAt } from "../storage/with-volume-at.ts";
import { unknownPool } from "./unknown-names.ts";

/** An image or an installation medium that is on the host. */
export interface Medium {
  readonly path: string;
  /** As libvirt reads it; null when it cannot tell. */
  readonly format: string | null;
  /** What a guest would see. */
  readonly size: Bytes;
  /** The image that it lies over. */
  readonly backing: string | null;
  readonly isBlock: boolean;
}

/**
 * Finds what a user named: an absolute path on the host, or `pool/volume`.
 *
 * @param what What it is to the user: `Image`, `ISO`.
 * @throws MediumNotFound, InvalidMediumPath, UnknownPool
 */
export async function readMedium(host: Host, what: string, path: string): Promise<Medium> {
  if (path.startsWith("/")) return withVolumeAt(host, what, path, (volume) => describe(host, what, volume));
  const [, poolName = "", name = ""] = /^([^/]+)\/(.+)$/.exec(path) ?? [];
  if (name === "") throw new InvalidMediumPath({ what, path });
  const pool = await orNull(host.pool(poolName));
  if (!pool) throw await unknownPool(host, poolName);
  const reason = `pool '${poolName}' has no such volume`;
  const volume = await orNull(pool.volume(name));
  if (!volume) throw new MediumNotFound({ what, path, host: host.name, reason });
  return describe(host, what, volume);
}

async function describe(host: Host, what: string, volume: Volume): Promise<Medium> {
  const { type, capacity, target, backingStore } = read(storageVolume, await volume.xml());
  if (type === "dir" || type === "netdir") {
    throw new MediumNotFound({ what, path: volume.path, host: host.name, reason: "it is a directory" });
  }
  return {
    path: volume.path,
    format: target?.format ?? null,
    size: capacity ?? bytes(0),
    backing: backingStore?.path ?? null,
    isBlock: type === "block",
  };
}
