import { bytes } from "@hob/units";
import type { Volume } from "@hob/virt";
import { createHash, type Hash } from "node:crypto";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { PlannedDownload } from "../build-plan.ts";
import { ChecksumMismatch, DownloadChanged } from "../download/download-errors.ts";
import { readUrl, type ReadUrlOptions } from "../download/read-url.ts";
import { headerBytes, readImageHeader } from "../media/image-header.ts";
import { uploadSegments, type UploadOptions } from "./upload-segments.ts";

/** How a URL's content gets into a volume. */
export interface FetchOptions extends ReadUrlOptions, UploadOptions {
  /** How many bytes of it are in the volume already. Default 0. */
  readonly from?: number;
  /** The format that the content must have, where it is a disk's image. */
  readonly format?: string | null;
  readonly progress?: (fraction: number) => void;
}

/**
 * Fetches what is behind a URL into a volume, unpacks and checks it on the way.
 *
 * @returns how many bytes the volume got in all.
 * @throws DownloadFailed, DownloadChanged, ChecksumMismatch, UnsafeImage
 */
export async function fetchInto(volume: Volume, download: PlannedDownload, options: FetchOptions): Promise<number> {
  const { url, checksum, compression, length } = download;
  const { format = null, progress, signal } = options;
  // Where an unpacked stream was broken off cannot be found again.
  const from = compression === null ? (options.from ?? 0) : 0;
  const hash = checksum && createHash(checksum.algorithm);
  if (hash && from > 0) await hashStored(volume, from, hash, signal);

  let arrived = from;
  async function* wire() {
    for await (const chunk of readUrl(download, { ...options, from })) {
      hash?.update(chunk);
      arrived += chunk.length;
      if (length !== null && length > 0) progress?.(arrived / length);
      yield chunk;
    }
  }
  const unpacked = compression === null ? wire() : Readable.from(wire()).compose(createGunzip());
  const content = format === null || from > 0 ? unpacked : ofFormat(unpacked, format, url);
  const upload = compression === null ? options : { ...options, onStored: undefined };
  const end = await uploadSegments(volume, content, { ...withoutUndefined(upload), signal, from });
  if (checksum && hash) {
    const found = hash.digest("hex");
    const { algorithm, hex: wanted } = checksum;
    if (found !== wanted) throw new ChecksumMismatch({ url, algorithm, found, wanted });
  }
  return end;
}

/** Reads back what an earlier life of this program has written. */
async function hashStored(volume: Volume, length: number, hash: Hash, signal: AbortSignal): Promise<void> {
  for await (const chunk of await volume.download({ length: bytes(length), signal })) hash.update(chunk as Uint8Array);
}

/** Looks at the beginning once more: it may not be what it was when the plan was made. */
async function* ofFormat(content: AsyncIterable<Uint8Array>, format: string, url: string) {
  let head: Buffer | null = Buffer.alloc(0);
  const check = (bytes: Buffer) => {
    const found = readImageHeader(bytes, url).format;
    if ((found === "qcow2") !== (format === "qcow2")) {
      throw new DownloadChanged({ url, what: `it is '${found}', and was '${format}'` });
    }
  };
  for await (const chunk of content) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < headerBytes) continue;
    check(head);
    yield head;
    head = null;
  }
  if (head === null || head.length === 0) return;
  check(head);
  yield head;
}

function withoutUndefined({ onStored, segment }: UploadOptions | (FetchOptions & { onStored: undefined })) {
  return { ...(onStored ? { onStored } : {}), ...(segment === undefined ? {} : { segment }) };
}
