import { setTimeout as delay } from "node:timers/promises";
import { formatBytes } from "@hob/units";
import type { PlannedDownload } from "../build-plan.ts";
import { DownloadChanged, DownloadFailed } from "./download-errors.ts";
import { markOf, statusOf } from "./probe-url.ts";
import { reasonOf, request } from "./request.ts";

/** How a download is read. */
export interface ReadUrlOptions {
  readonly signal: AbortSignal;
  /** Where to begin, in bytes. */
  readonly from?: number;
  /** How long a server may be silent, in ms. Default 30 s. */
  readonly stallMs?: number;
  /** How often in a row it may break without a byte in between. Default 6: about a minute. */
  readonly attempts?: number;
  /** The wait after the first break, doubling, in ms. Default 1 s. */
  readonly pauseMs?: number;
  /** Hears a sentence when it goes on after a break. */
  readonly log?: (message: string) => void;
}

/**
 * The bytes behind a URL. A connection that breaks or falls silent is made anew, and asked for the rest; a file that has
 * changed meanwhile is not gone on with.
 *
 * @throws DownloadFailed, DownloadChanged; the signal's reason.
 */
export async function* readUrl(download: PlannedDownload, options: ReadUrlOptions): AsyncGenerator<Buffer> {
  const { signal, from = 0, stallMs = 30_000, attempts = 6, pauseMs = 1000, log } = options;
  const { url, length } = download;
  let at = from;
  let failures = 0;
  const isWhole = () => length !== null && at >= length;
  while (!isWhole()) {
    const enough = new AbortController();
    let reason: string;
    try {
      const response = await inTime(stallMs, enough, () =>
        openAt(download, at, AbortSignal.any([signal, enough.signal])),
      );
      const reader = (response.body ?? new Blob([]).stream()).getReader();
      let skipped = response.status === 206 ? 0 : at;
      for (;;) {
        const { done, value } = await inTime(stallMs, enough, () => reader.read());
        if (done) break;
        const bytes = Buffer.from(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
        // A server without ranges sends everything anew.
        const skip = Math.min(skipped, bytes.length);
        skipped -= skip;
        if (skip === bytes.length) continue;
        at += bytes.length - skip;
        failures = 0;
        if (length !== null && at > length)
          throw new DownloadChanged({ url, what: `it is longer than ${length} bytes` });
        yield bytes.subarray(skip);
      }
      if (length === null || at === length) return;
      reason = `it ended after ${formatBytes(at)} of ${formatBytes(length)}`;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DownloadFailed || error instanceof DownloadChanged) throw error;
      reason = enough.signal.aborted ? `the server was silent for ${stallMs / 1000} s` : reasonOf(error);
    } finally {
      enough.abort();
    }
    failures += 1;
    if (failures >= attempts) throw new DownloadFailed({ url, at, reason });
    log?.(`The download broke after ${formatBytes(at)} (${reason}); it is gone on with from there.`);
    await delay(pauseMs * 2 ** (failures - 1), undefined, { signal });
  }
}

/** Statuses that a server may get over. */
const passing = (status: number): boolean => status >= 500 || status === 408 || status === 429;

async function openAt({ url, etag, length }: PlannedDownload, at: number, signal: AbortSignal): Promise<Response> {
  const part = { range: `bytes=${at}-`, ...(etag === null ? {} : { "if-range": etag }) };
  const response = await request(url, { signal, ...(at > 0 ? { headers: part } : {}) });
  if (!response.ok) {
    const reason = statusOf(response);
    if (passing(response.status)) throw new Error(reason);
    throw new DownloadFailed({ url, at, reason });
  }
  const mark = markOf(response);
  if (etag !== null && mark !== null && mark !== etag) {
    throw new DownloadChanged({ url, what: `its mark is ${mark}, and was ${etag}` });
  }
  const said = Number(response.headers.get("content-length") ?? Number.NaN);
  if (response.status === 200 && length !== null && Number.isSafeInteger(said) && said !== length) {
    throw new DownloadChanged({ url, what: `it has ${said} bytes, and had ${length}` });
  }
  const start = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
  if (response.status === 206 && Number(start ?? Number.NaN) !== at) {
    throw new DownloadFailed({ url, at, reason: "the server answers another part than it was asked for" });
  }
  return response;
}

/** Gives up, by the controller, what takes longer than this. */
async function inTime<Result>(ms: number, enough: AbortController, work: () => Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => enough.abort(), ms);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
