import type { Host, Volume } from "@hob/virt";
import { findVolume } from "./find-volume.ts";
import { orNull } from "./or-null.ts";

/** The volume behind a disk's source, a path on the host or `pool/volume`, if it is in a running pool. */
export async function findSource(host: Host, source: string): Promise<Volume | null> {
  if (source.startsWith("/")) return findVolume(host, source);
  const at = source.indexOf("/");
  const pool = await orNull(host.pool(source.slice(0, at)));
  return pool && orNull(pool.volume(source.slice(at + 1)));
}
