import { basename } from "node:path/posix";
import { constants, gunzipSync } from "node:zlib";
import type { PlannedDownload } from "../../build-plan.ts";
import type { BuildSource } from "../../build-request.ts";
import { UnsupportedImageFormat } from "../../builder-errors.ts";
import { findChecksum } from "../../download/find-checksum.ts";
import { checkedUrl } from "../../download/checked-url.ts";
import { type Probe, probeUrl } from "../../download/probe-url.ts";
import { type ImageHeader, readImageHeader } from "../../media/image-header.ts";
import { holdsFiles } from "../../storage/pool-details.ts";
import { inspectIsoUrl } from "../inspect-iso.ts";
import { filePool, placeVolume } from "../place-volume.ts";
import { type PlannedSource, nothing } from "../planned-source.ts";
import type { SourceContext } from "../source-context.ts";

/** An image of a disk behind a URL. */
export async function planUrl(
  context: SourceContext,
  source: BuildSource & { readonly kind: "url" },
): Promise<PlannedSource> {
  const { url, probe, warnings, ...rest } = await look(context, source.url, source.checksum);
  const header = readImageHeader(probe.head, url);
  const compression = header.format === "gzip" ? "gzip" : null;
  const inside = compression === null ? header : readImageHeader(unpackHead(probe.head), url);
  if (inside.format !== "qcow2" && inside.format !== "raw" && inside.format !== "iso") {
    throw new UnsupportedImageFormat({ path: url, format: inside.format });
  }
  const download: PlannedDownload = { ...rest, url, compression };
  const format = inside.format === "qcow2" ? "qcow2" : "raw";
  const size = sizeOf(inside, compression === null ? probe.length : null);
  const fetched = {
    ...nothing,
    smallest: size,
    note: `url ${url}`,
    warnings: inside.format === "iso" ? [...warnings, `'${url}' looks like an ISO, not a disk's image.`] : warnings,
  };
  const { pool } = context;
  if (holdsFiles(pool.type) || (format === "raw" && size > 0 && compression === null)) {
    return { ...fetched, content: { kind: "download", download }, format };
  }
  if (size === 0) throw new UnsupportedImageFormat({ path: url, format: "raw, packed, of unknown size" });
  // Block devices hold no image formats: it is unpacked from a file.
  const staged = placeVolume(context.name, `-image.${format}`, await filePool(context.host, pool), {
    id: "image",
    format,
    size: 0,
    content: { kind: "download", download },
    until: "copied",
  });
  return { ...fetched, content: { kind: "copy", path: staged.path, format, size }, media: [staged] };
}

/** An installation medium behind a URL. */
export async function planIsoUrl(
  context: SourceContext,
  source: BuildSource & { readonly kind: "iso" },
): Promise<PlannedSource> {
  const { url, probe, warnings, ...rest } = await look(context, source.path, source.checksum);
  const { format } = readImageHeader(probe.head, url);
  const inside = context.isUnattended ? await inspectIsoUrl(url, context.db, context.signal) : null;
  const volume = placeVolume(context.name, ".iso", await filePool(context.host, context.pool), {
    id: "iso",
    format: "raw",
    size: probe.length ?? 0,
    content: { kind: "download", download: { ...rest, url, compression: null } },
  });
  return {
    ...nothing,
    medium: volume.path,
    osMedia: inside?.media ?? null,
    isoBoot: inside?.boot ?? null,
    media: [volume],
    installs: "when-asked",
    note: `iso ${url}`,
    warnings: format === "iso" ? warnings : [...warnings, `'${url}' does not look like an ISO (${format}).`],
  };
}

/** What is behind a URL, and what it must be. */
export async function look(context: SourceContext, text: string, checksum: string | undefined) {
  const url = checkedUrl(text).href;
  const { signal } = context;
  const probe: Probe = await probeUrl(url, signal);
  const planned = checksum === undefined ? null : await findChecksum(checksum, url, signal);
  const unchecked = planned === null && url.startsWith("http:");
  const warnings = unchecked ? [`'${url}' is fetched without encryption, and no checksum was given for it.`] : [];
  const { length, etag } = probe;
  return { url, probe, length, etag, checksum: planned, warnings };
}

/** The name of a URL's file. */
export const fileNameOf = (url: string): string => basename(new URL(url).pathname);

const sizeOf = (header: ImageHeader, length: number | null): number =>
  header.format === "qcow2" ? header.size : (length ?? 0);

/** The beginning of what is packed, as far as it is there. */
const unpackHead = (head: Buffer): Buffer => gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
