import { read, storageVolume } from "@hob/libvirt-xml";
import type { Host } from "@hob/virt";
import { orNull } from "../storage/or-null.ts";

/** The images that volumes of running pools lie over. */
export async function backingPaths(host: Host): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const pool of await host.pools()) {
    if ((await pool.info()).state === "inactive") continue;
    const documents = await Promise.all((await pool.volumes()).map((volume) => orNull(volume.xml())));
    for (const xml of documents) {
      const backing = xml === null ? undefined : read(storageVolume, xml).backingStore;
      if (backing) paths.add(backing.path);
    }
  }
  return paths;
}
