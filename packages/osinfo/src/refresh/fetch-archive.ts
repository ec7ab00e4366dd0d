import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import {
  BadOsinfoArchive,
  OsinfoArchiveUnavailable,
  OsinfoChecksumMismatch,
  UntrustedOsinfoUrl,
} from "./refresh-errors.ts";

/** A release has less than 1 MB. */
const largestArchive = 64 * 1024 * 1024;
const timeoutMs = 120_000;

/**
 * Reads an archive from a file or URL.
 *
 * @param checksum SHA-256 in hexadecimal digits, with or without `sha256:` before it.
 * @throws OsinfoArchiveUnavailable, UntrustedOsinfoUrl, OsinfoChecksumMismatch, BadOsinfoArchive when it is too large.
 */
export async function fetchArchive(where: string, checksum?: string): Promise<Buffer> {
  const isUrl = /^https?:\/\//i.test(where);
  if (isUrl && !/^https:/i.test(where) && checksum === undefined) throw new UntrustedOsinfoUrl({ url: where });
  const bytes = isUrl ? await download(where, checksum !== undefined) : await readArchive(where);
  if (checksum !== undefined) {
    const expected = checksum.toLowerCase().replace(/^sha256:/, "");
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== expected) throw new OsinfoChecksumMismatch({ where, expected, found });
  }
  return bytes;
}

async function readArchive(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > largestArchive) throw tooLarge(path);
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof BadOsinfoArchive) throw error;
    const reason = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a directory" : message;
    throw new OsinfoArchiveUnavailable({ where: path, reason }, { cause: error });
  }
}

/** Reads a file of the web, as far as it is not too large; a way that leaves https ends here. */
export async function download(url: string, mayLeaveHttps = false): Promise<Buffer> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) {
      await answer.body?.cancel();
      const reason = `the server answers ${answer.status} ${answer.statusText}`.trim();
      throw new OsinfoArchiveUnavailable({ where: url, reason });
    }
    if (!mayLeaveHttps && !answer.url.startsWith("https:")) throw new UntrustedOsinfoUrl({ url: answer.url });
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body ?? []) {
      parts.push(part as Uint8Array);
      size += (part as Uint8Array).length;
      if (size > largestArchive) throw tooLarge(url);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if ([OsinfoArchiveUnavailable, UntrustedOsinfoUrl, BadOsinfoArchive].some((kind) => error instanceof kind))
      throw error;
    const { message, cause } = error as Error & { cause?: Error };
    const reason = (cause?.message || message).replace(/\.$/, "");
    throw new OsinfoArchiveUnavailable({ where: url, reason }, { cause: error });
  }
}

const tooLarge = (where: string) =>
  new BadOsinfoArchive({ where, reason: `it has more than ${largestArchive / 1024 / 1024} MiB` });
