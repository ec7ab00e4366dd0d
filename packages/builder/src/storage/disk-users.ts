import { type BackingStore, type Disk, domain, read } from "@hob/libvirt-xml";
import type { Host } from "@hob/virt";

/** A guest's use of a file or device of the host. */
export interface DiskUse {
  readonly guest: string;
  readonly uuid: string;
  readonly writes: boolean;
  /** The format that the guest's definition says it has; null where it says none. */
  readonly format: string | null;
  readonly isRunning: boolean;
}

/** What a disk reads and writes: its own source first, then what lies under it. `pool/volume` for volumes. */
export function sourcesOf(disk: Disk): readonly string[] {
  const sources: string[] = [];
  for (let layer: Disk | BackingStore | undefined = disk; layer; layer = layer.backingStore) {
    const { source } = layer;
    const place = source?.file ?? source?.dev;
    if (place !== undefined) sources.push(place);
    else if (source?.pool !== undefined && source.volume !== undefined) sources.push(`${source.pool}/${source.volume}`);
  }
  return sources;
}

/** Whether the guest writes to the disk's own source. */
export const isWritable = (disk: Disk): boolean => (disk.device ?? "disk") === "disk" && disk.readonly !== true;

/** Who uses what on a host, by path or `pool/volume`: one bulk request for all definitions. */
export async function diskUsers(host: Host): Promise<ReadonlyMap<string, readonly DiskUse[]>> {
  const guests = await host.guests();
  const off = new Set(guests.filter(({ state }) => state === "shutoff").map(({ uuid }) => uuid));
  const users = new Map<string, DiskUse[]>();
  for (const [uuid, xml] of await host.xmlOf(guests.map((guest) => guest.uuid))) {
    const { name, devices } = read(domain, xml);
    for (const disk of devices.disks) {
      for (const [depth, source] of sourcesOf(disk).entries()) {
        const use = {
          guest: name,
          uuid,
          writes: depth === 0 && isWritable(disk),
          format: depth === 0 ? (disk.driver?.type ?? null) : null,
          isRunning: !off.has(uuid),
        };
        users.set(source, [...(users.get(source) ?? []), use]);
      }
    }
  }
  return users;
}
