import { formatBytes } from "@hob/units";
import type { BuildSource } from "../build-request.ts";
import { isUrl } from "../download/checked-url.ts";
import { inspectIso } from "./inspect-iso.ts";
import { type PlannedSource, nothing } from "./planned-source.ts";
import { planDiskSource, planImage } from "./sources/image-source.ts";
import { planIsoUrl, planUrl } from "./sources/url-source.ts";
import { planKernel } from "./sources/kernel-source.ts";
import { planTree } from "./sources/tree-source.ts";
import type { SourceContext } from "./source-context.ts";
import { readMedium } from "./read-medium.ts";

/** Finds and checks what the guest is made from. */
export async function planSource(context: SourceContext, source: BuildSource): Promise<PlannedSource> {
  switch (source.kind) {
    case "empty":
      return nothing;
    case "pxe":
      return { ...nothing, installs: "when-asked", note: "pxe" };
    case "iso":
      return isUrl(source.path) ? planIsoUrl(context, source) : planIso(context, source.path);
    case "image":
      return planImage(context, source);
    case "url":
      return planUrl(context, source);
    case "tree":
      return planTree(context, source);
    case "kernel":
      return planKernel(context, source);
    case "disk":
      return planDiskSource(context, source);
  }
}

async function planIso({ host, db, isUnattended }: SourceContext, iso: string): Promise<PlannedSource> {
  const { path, format } = await readMedium(host, "ISO", iso);
  const inside = isUnattended ? await inspectIso(host, path, db) : null;
  const odd = format !== null && format !== "iso" && format !== "raw";
  return {
    ...nothing,
    medium: path,
    osMedia: inside?.media ?? null,
    isoBoot: inside?.boot ?? null,
    installs: "when-asked",
    note: `iso ${path}`,
    warnings: odd ? [`'${path}' looks like a disk image (${format}), not an ISO.`] : [],
  };
}

/** The disk's size: what was asked for, but never less than what it begins with. */
export function diskSize(asked: number | undefined, smallest: number, usual: number): [number, string[]] {
  const size = Math.max(asked ?? (smallest > 0 ? smallest : usual), smallest);
  const warnings =
    asked !== undefined && asked < smallest
      ? [`The disk has ${formatBytes(smallest)}, as the image; ${formatBytes(asked)} would cut it off.`]
      : [];
  // Disks are counted in sectors.
  return [Math.ceil(size / 512) * 512, warnings];
}
