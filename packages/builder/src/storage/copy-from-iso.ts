import { openIso } from "@hob/iso9660";
import type { Host, Volume } from "@hob/virt";
import { MediumNotFound } from "../builder-errors.ts";
import { uploadSegments } from "./upload-segments.ts";
import { volumeBytes } from "./volume-bytes.ts";
import { withVolumeAt } from "./with-volume-at.ts";

const pieceBytes = 4 * 1024 * 1024;

/** Copies a file of an ISO on the host into a volume. @returns how many bytes it has. @throws MediumNotFound, NotAnIso */
export function copyFromIso(
  host: Host,
  { image, file }: { readonly image: string; readonly file: string },
  to: Volume,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (fraction: number) => void },
): Promise<number> {
  return withVolumeAt(host, "ISO", image, async (volume) => {
    const source = volumeBytes(volume, (await volume.info()).capacity, signal);
    const entry = await (await openIso(source)).find(file);
    if (entry?.kind !== "file") {
      throw new MediumNotFound({
        what: "File",
        path: `${image}:${file}`,
        host: host.name,
        reason: "the ISO has no such file",
      });
    }
    const { extents, size } = entry;
    async function* content() {
      let done = 0;
      for (const { offset, length } of extents) {
        for (let at = 0; at < length; at += pieceBytes) {
          yield await source.read(offset + at, Math.min(pieceBytes, length - at));
          done += Math.min(pieceBytes, length - at);
          progress(size === 0 ? 1 : done / size);
        }
      }
    }
    return uploadSegments(to, content(), { signal });
  });
}
