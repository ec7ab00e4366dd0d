import { type ByteSource, type IsoImage, openIso, openUrlSource } from "@hob/iso9660";
import { isHobError } from "@hob/errors";
import type { Media, OsDatabase } from "@hob/osinfo";
import type { Host } from "@hob/virt";
import { volumeBytes } from "../storage/volume-bytes.ts";
import { withVolumeAt } from "../storage/with-volume-at.ts";

/** A file of an ISO. */
export interface IsoFilePath {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What an ISO turned out to be. */
export interface InspectedIso {
  readonly media: Media | null;
  /** What starts its installer; null where nobody knows. */
  readonly boot: { readonly kernel: IsoFilePath; readonly initrd: IsoFilePath } | null;
}

/** Where distributions keep the kernel and initrd of their installers. */
const usualPlaces = [
  ["install.amd/vmlinuz", "install.amd/initrd.gz"],
  ["install.a64/vmlinuz", "install.a64/initrd.gz"],
  ["install.386/vmlinuz", "install.386/initrd.gz"],
  ["casper/vmlinuz", "casper/initrd"],
  ["images/pxeboot/vmlinuz", "images/pxeboot/initrd.img"],
  ["boot/x86_64/loader/linux", "boot/x86_64/loader/initrd"],
  ["boot/aarch64/linux", "boot/aarch64/initrd"],
  ["linux", "initrd.gz"],
] as const;

/** Looks into an ISO on the host. Null when it is none. */
export const inspectIso = (host: Host, path: string, db: OsDatabase): Promise<InspectedIso | null> =>
  withVolumeAt(host, "ISO", path, async (volume) => inspect(volumeBytes(volume, (await volume.info()).capacity), db));

/** Looks into an ISO behind a URL, where its server gives parts of it. Null when it cannot be looked into, or is none. */
export async function inspectIsoUrl(url: string, db: OsDatabase, signal?: AbortSignal): Promise<InspectedIso | null> {
  try {
    return await inspect(await openUrlSource(url, signal ? { signal } : {}), db);
  } catch (error) {
    if (isHobError(error)) return null;
    throw error;
  }
}

async function inspect(source: ByteSource, db: OsDatabase): Promise<InspectedIso | null> {
  try {
    const iso = await openIso(source);
    const media = db.detectMedia(iso)?.media ?? null;
    return { media, boot: await bootOf(iso, media) };
  } catch (error) {
    if (isHobError(error, "invalid")) return null;
    throw error;
  }
}

async function bootOf(iso: IsoImage, media: Media | null): Promise<InspectedIso["boot"]> {
  const told = media?.kernel && media.initrd ? [[media.kernel, media.initrd] as const] : [];
  for (const paths of [...told, ...usualPlaces]) {
    const [kernel, initrd] = await Promise.all(paths.map((path) => iso.find(`/${path.replace(/^\/+/, "")}`)));
    if (kernel?.kind === "file" && initrd?.kind === "file") {
      return { kernel: { path: kernel.path, size: kernel.size }, initrd: { path: initrd.path, size: initrd.size } };
    }
  }
  return null;
}
