import { isLibvirtError, storageVolumeGetXmlDesc, storageVolumeLookupByPath } from "@hob/libvirt";
import { type BackingStore, type Disk, read, storageVolume } from "@hob/libvirt-xml";
import type { Link } from "../../host/link.ts";
import type { DiskChain, DiskImage } from "./disk-image.ts";

/** The chain of a disk, as the XML of a running guest tells it whole. */
export function liveChain(disk: Disk): DiskChain {
  const images: DiskImage[] = [];
  if (disk.source) images.push(imageOf(disk.type, disk.driver?.type, disk.source));
  let below = disk.backingStore;
  for (; below?.source; below = below.backingStore) {
    images.push({ ...imageOf(below.type ?? "file", below.format, below.source), index: indexOf(below) });
  }
  return { images, complete: below !== undefined && below.type === undefined };
}

function imageOf(type: Disk["type"], format: DiskImage["format"] | undefined, source: DiskImage["source"]): DiskImage {
  return { index: source.index ?? null, type, format: format ?? null, path: source.file ?? source.dev ?? null, source };
}

const indexOf = ({ index, source }: BackingStore): number | null => index ?? source?.index ?? null;

/** The chain of a disk of a guest that is off: what its definition says, then what pools know of the volumes. */
export async function storedChain(link: Link, disk: Disk): Promise<DiskChain> {
  const told = liveChain(disk);
  const images = [...told.images];
  if (told.complete) return told;
  for (let last = images.at(-1); last?.path; last = images.at(-1)) {
    const volume = await volumeXml(link, last.path);
    if (volume === null) return { images, complete: false };
    const { backingStore } = read(storageVolume, volume);
    if (!backingStore?.path) return { images, complete: true };
    images.push({
      index: null,
      type: "file",
      format: backingStore.format ?? null,
      path: backingStore.path,
      source: { file: backingStore.path },
    });
  }
  return { images, complete: false };
}

async function volumeXml(link: Link, path: string): Promise<string | null> {
  try {
    const { volume } = await link.call(storageVolumeLookupByPath, { path });
    return (await link.call(storageVolumeGetXmlDesc, { volume })).xml;
  } catch (error) {
    if (isLibvirtError(error, "no-storage-vol", "no-support")) return null;
    throw error;
  }
}
