import { DownloadFailed } from "./download-errors.ts";
import { statusOf } from "./probe-url.ts";
import { reasonOf, request } from "./request.ts";

const patienceMs = 20_000;
const longest = 4 * 1024 * 1024;

/** A small text behind a URL. @throws DownloadFailed, also when it is longer than 4 MiB. */
export async function fetchText(url: string, signal?: AbortSignal): Promise<string> {
  const text = await textOrNull(url, signal);
  if (text === null) throw new DownloadFailed({ url, at: 0, reason: "the server answers 404 Not Found" });
  return text;
}

/** A small text behind a URL, or null where there is none. @throws DownloadFailed */
export async function textOrNull(url: string, signal?: AbortSignal): Promise<string | null> {
  const ends = [AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])];
  try {
    const response = await request(url, { signal: AbortSignal.any(ends) });
    if (response.status === 404 || response.status === 403) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) throw new DownloadFailed({ url, at: 0, reason: statusOf(response) });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > longest) throw new DownloadFailed({ url, at: 0, reason: "it is longer than 4 MiB" });
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks).toString("utf8");
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DownloadFailed) throw error;
    throw new DownloadFailed({ url, at: 0, reason: reasonOf(error) }, { cause: error });
  }
}

/** Whether there is something behind a URL. @throws DownloadFailed */
export async function isThere(url: string, signal?: AbortSignal): Promise<boolean> {
  const ends = [AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])];
  try {
    const response = await request(url, { signal: AbortSignal.any(ends), headers: { range: "bytes=0-0" } });
    await response.body?.cancel();
    return response.ok;
  } catch (error) {
    signal?.throwIfAborted();
    throw new DownloadFailed({ url, at: 0, reason: reasonOf(error) }, { cause: error });
  }
}
