import type { Host } from "@hob/virt";
import type { BuildSource } from "../../build-request.ts";
import {
  DiskInUse,
  ImageFormatMismatch,
  ImageInUse,
  OverlayUnsupported,
  UnsupportedImageFormat,
} from "../../builder-errors.ts";
import { type DiskUse, diskUsers } from "../../storage/disk-users.ts";
import { holdsFiles } from "../../storage/pool-details.ts";
import { type PlannedSource, nothing } from "../planned-source.ts";
import { type Medium, readMedium } from "../read-medium.ts";
import type { SourceContext } from "../source-context.ts";

/** A copy of an existing image, or an overlay over it. */
export async function planImage(
  { host, pool }: SourceContext,
  source: BuildSource & { readonly kind: "image" },
): Promise<PlannedSource> {
  const kind = source.mode === "overlay" ? "overlay" : "copy";
  if (kind === "overlay" && !holdsFiles(pool.type)) throw new OverlayUnsupported({ pool: pool.name, type: pool.type });
  const image = await readMedium(host, "Image", source.path);
  const users = await usersOf(host, image.path);
  const format = imageFormat(image, users, kind, source.format);
  const warnings = checkUsers(users, image.path, kind);
  if (image.backing !== null) {
    warnings.push(`The image lies over '${image.backing}', whose data become part of the guest's disk.`);
  }
  const content = { kind, path: image.path, format, size: image.size } as const;
  return { ...nothing, content, smallest: image.size, note: `${kind} ${image.path}`, warnings };
}

/** An existing disk, as it is. */
export async function planDiskSource(
  { host }: SourceContext,
  source: BuildSource & { readonly kind: "disk" },
): Promise<PlannedSource> {
  const disk = await readMedium(host, "Disk", source.path);
  const users = await usersOf(host, disk.path);
  const writer = users.find(({ writes }) => writes);
  if (writer) throw new DiskInUse({ path: disk.path, guest: writer.guest });
  const format = imageFormat(disk, users, "overlay", source.format);
  const warnings = users.map(({ guest }) => `Guest '${guest}' uses the disk: it must not be changed under it.`);
  return {
    ...nothing,
    content: null,
    existing: {
      device: "disk",
      source: { kind: disk.isBlock ? "block" : "file", path: disk.path },
      format,
      size: disk.size,
    },
    note: `disk ${disk.path}`,
    warnings,
  };
}

async function usersOf(host: Host, path: string): Promise<readonly DiskUse[]> {
  return (await diskUsers(host)).get(path) ?? [];
}

/**
 * The format of an image: as said, else as the guest that writes it says, else as libvirt reads it; never a guess of this
 * program. A raw disk whose guest has written the header of another format onto it is not taken for that: it could
 * name any file of the host as what lies below.
 */
export function imageFormat(
  { path, format: found }: Medium,
  users: readonly DiskUse[],
  mode: "copy" | "overlay",
  said: string | undefined,
): string {
  const owned = users.find(({ writes, format }) => writes && format !== null)?.format ?? null;
  const format = said ?? owned ?? found ?? "unknown";
  if (format !== "qcow2" && format !== "raw") throw new UnsupportedImageFormat({ path, format });
  // A copy is converted by libvirt, which goes by what it found.
  if (mode === "copy" && found !== null && format !== found) throw new ImageFormatMismatch({ path, format, found });
  return format;
}

function checkUsers(users: readonly DiskUse[], path: string, mode: "copy" | "overlay"): string[] {
  const writers = users.filter(({ writes }) => writes);
  const [writer] = writers;
  if (writer && mode === "overlay") throw new ImageInUse({ path, guest: writer.guest });
  return writers
    .filter(({ isRunning }) => isRunning)
    .map(({ guest }) => `Guest '${guest}' is writing to the image: a copy made now may be damaged.`);
}
