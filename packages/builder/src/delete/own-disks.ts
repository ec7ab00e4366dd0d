import { domain, read } from "@hob/libvirt-xml";
import type { Guest, Host } from "@hob/virt";
import { diskUsers, isWritable, sourcesOf } from "../storage/disk-users.ts";
import { findSource } from "../storage/find-source.ts";
import { backingPaths } from "./backing-paths.ts";

/** A disk that stays, and why. */
export interface KeptDisk {
  readonly source: string;
  readonly because: string;
}

/** The disks that belong to a guest alone, and those that stay: installation media, shared ones, what lies under others. */
export async function ownDisks(
  host: Host,
  guest: Guest,
): Promise<{ readonly own: readonly string[]; readonly kept: readonly KeptDisk[] }> {
  const { devices } = read(domain, await guest.xml());
  const users = await diskUsers(host);
  const under = await backingPaths(host);
  const own: string[] = [];
  const kept: KeptDisk[] = [];
  for (const disk of devices.disks) {
    const [source] = sourcesOf(disk);
    if (source === undefined) continue;
    const volume = await findSource(host, source);
    // Another guest may name the same volume the other way.
    const names = volume ? [volume.path, `${volume.pool}/${volume.name}`] : [source];
    const other = names.flatMap((name) => users.get(name) ?? []).find(({ uuid }) => uuid !== guest.uuid);
    const because =
      (!isWritable(disk) && "the guest only reads it") ||
      (disk.shareable === true && "it is shared") ||
      (other && `guest '${other.guest}' uses it`) ||
      (names.some((name) => under.has(name)) && "another image lies over it") ||
      (!volume && "no running storage pool holds it");
    if (because) kept.push({ source, because });
    else own.push(source);
  }
  return { own, kept };
}
