import { checkedUrl } from "./checked-url.ts";
import { DownloadFailed } from "./download-errors.ts";
import { reasonOf, request } from "./request.ts";

/** What a server says of a file, and how it begins. */
export interface Probe {
  /** Bytes on the wire; null when the server does not say. */
  readonly length: number | null;
  /** Its mark, by which a changed file is known; null when there is none. */
  readonly etag: string | null;
  /** Its first bytes, at most {@link probeBytes}. */
  readonly head: Buffer;
}

/** How much of a file is looked at. */
export const probeBytes = 64 * 1024;
const patienceMs = 20_000;

/**
 * Looks at a file behind a URL, without fetching all of it.
 *
 * @throws InvalidUrl, DownloadFailed
 */
export async function probeUrl(text: string, signal?: AbortSignal): Promise<Probe> {
  const url = checkedUrl(text).href;
  const enough = new AbortController();
  const ends = [AbortSignal.timeout(patienceMs), enough.signal, ...(signal ? [signal] : [])];
  try {
    const response = await request(url, {
      signal: AbortSignal.any(ends),
      headers: { range: `bytes=0-${probeBytes - 1}` },
    });
    if (!response.ok) throw new DownloadFailed({ url, at: 0, reason: statusOf(response) });
    const head = await readHead(response);
    return { length: lengthOf(response), etag: markOf(response), head };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DownloadFailed) throw error;
    throw new DownloadFailed({ url, at: 0, reason: reasonOf(error) }, { cause: error });
  } finally {
    enough.abort();
  }
}

/** `the server answers 404 Not Found` */
export const statusOf = ({ status, statusText }: Response): string =>
  `the server answers ${[status, statusText].filter(Boolean).join(" ")}`;

/** The strong mark of a version, else when it was changed last. */
export function markOf({ headers }: Response): string | null {
  const etag = headers.get("etag");
  // A weak one does not promise the same bytes.
  return etag !== null && !etag.startsWith("W/") ? etag : headers.get("last-modified");
}

/** The length of the whole file, also when only a part of it is answered. */
export function lengthOf({ status, headers }: Response): number | null {
  const told =
    status === 206 ? /\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1] : headers.get("content-length");
  const length = Number(told ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : null;
}

async function readHead({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size >= probeBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, probeBytes);
}
