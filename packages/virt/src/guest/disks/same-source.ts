import type { DiskSource } from "@hob/libvirt-xml";

/** Whether two sources are the same place; libvirt adds its own notes to what it tells. */
export function sameSource(one: DiskSource | undefined, other: DiskSource | undefined): boolean {
  const place = (source: DiskSource | undefined) =>
    JSON.stringify([source?.file, source?.dev, source?.pool, source?.volume, source?.protocol, source?.name]);
  return place(one) === place(other);
}
