import type { Host } from "@hob/virt";
import { formatBytes } from "@hob/units";
import type { PlannedDisk } from "../build-plan.ts";
import type { BuildSource } from "../build-request.ts";
import { ImageFormatMismatch, ImageInUse, OverlayUnsupported, UnsupportedImageFormat } from "../builder-errors.ts";
import { diskUsers } from "../storage/disk-users.ts";
import { holdsFiles } from "../storage/pool-details.ts";
import type { ChosenPool } from "./choose-pool.ts";
import { type Medium, readMedium } from "./read-medium.ts";

/** What the disk begins with, and what is in the CD drive. */
export interface PlannedSource {
  readonly from: PlannedDisk["from"];
  readonly medium: string | null;
  readonly warnings: readonly string[];
}

/** Finds and checks what the guest is made from. */
export async function planSource(host: Host, source: BuildSource, pool: ChosenPool): Promise<PlannedSource> {
  if (source.kind === "empty") return { from: null, medium: null, warnings: [] };
  if (source.kind === "iso") {
    const { path, format } = await readMedium(host, "ISO", source.path);
    const odd = format !== null && format !== "iso" && format !== "raw";
    return {
      from: null,
      medium: path,
      warnings: odd ? [`'${path}' looks like a disk image (${format}), not an ISO.`] : [],
    };
  }
  const mode = source.mode === "overlay" ? "overlay" : "copy";
  if (mode === "overlay" && !holdsFiles(pool.type)) throw new OverlayUnsupported({ pool: pool.name, type: pool.type });
  const image = await readMedium(host, "Image", source.path);
  const format = imageFormat(image, mode, source.format);
  const warnings = await checkUsers(host, image.path, mode);
  if (image.backing !== null) {
    warnings.push(`The image lies over '${image.backing}', whose data become part of the guest's disk.`);
  }
  return { from: { mode, path: image.path, format, size: image.size }, medium: null, warnings };
}

/** The format of an image: as said, else as libvirt reads it; never a guess of this program. */
function imageFormat({ path, format: found }: Medium, mode: "copy" | "overlay", said: string | undefined): string {
  const format = said ?? found ?? "unknown";
  if (format !== "qcow2" && format !== "raw") throw new UnsupportedImageFormat({ path, format });
  // A copy is converted by libvirt, which goes by what it found.
  if (mode === "copy" && found !== null && format !== found) throw new ImageFormatMismatch({ path, format, found });
  return format;
}

async function checkUsers(host: Host, path: string, mode: "copy" | "overlay"): Promise<string[]> {
  const writers = ((await diskUsers(host)).get(path) ?? []).filter(({ writes }) => writes);
  const [writer] = writers;
  if (writer && mode === "overlay") throw new ImageInUse({ path, guest: writer.guest });
  return writers
    .filter(({ isRunning }) => isRunning)
    .map(({ guest }) => `Guest '${guest}' is writing to the image: a copy made now may be damaged.`);
}

/** The disk's size: what was asked for, but never less than the image. */
export function diskSize(asked: number | undefined, from: PlannedDisk["from"], usual: number): [number, string[]] {
  const smallest = from?.size ?? 0;
  const size = Math.max(asked ?? (from ? smallest : usual), smallest);
  const warnings =
    asked !== undefined && asked < smallest
      ? [`The disk has ${formatBytes(smallest)}, as the image; ${formatBytes(asked)} would cut it off.`]
      : [];
  // Disks are counted in sectors.
  return [Math.ceil(size / 512) * 512, warnings];
}
