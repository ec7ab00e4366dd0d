import type { ByteSource } from "./byte-source.ts";
import { readAhead } from "./read-ahead.ts";
import { RangesRefused, SourceUnreadable } from "./source-errors.ts";

/** How {@link openUrlSource} asks. */
export interface UrlOptions {
  /** How long an answer may take; default 30,000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A server without ranges is asked for the whole; up to here what is not wanted is read and dropped, in bytes. */
const mostDropped = 1024 * 1024;

/**
 * Opens a file on a web server, of which only the parts that are wanted are fetched.
 *
 * @throws SourceUnreadable when the server does not give it.
 */
export async function openUrlSource(url: string, options: UrlOptions = {}): Promise<ByteSource> {
  const first = await fetchRange(url, 0, 1, options);
  return readAhead({
    size: first.size,
    read: async (offset, length) => (await fetchRange(url, offset, length, options)).bytes,
  });
}

async function fetchRange(
  url: string,
  offset: number,
  length: number,
  { timeoutMs = 30_000, signal }: UrlOptions,
): Promise<{ bytes: Uint8Array; size: number | null }> {
  if (length === 0) return { bytes: new Uint8Array(), size: null };
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, {
      headers: { range: `bytes=${offset}-${offset + length - 1}`, "accept-encoding": "identity" },
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    const total = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1];
    const size = total === undefined ? null : Number(total);
    if (answer.status === 416) return { bytes: new Uint8Array(), size };
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new SourceUnreadable({
        where: url,
        reason: `the server answers ${answer.status} ${answer.statusText}`.trim(),
      });
    }
    if (answer.status === 206) return { bytes: await upTo(answer, length), size };
    const whole = Number(answer.headers.get("content-length")) || null;
    if (offset + length > mostDropped) {
      await answer.body?.cancel();
      throw new RangesRefused({ where: url });
    }
    return { bytes: (await upTo(answer, offset + length)).subarray(offset), size: whole };
  } catch (error) {
    if (error instanceof SourceUnreadable || error instanceof RangesRefused) throw error;
    throw new SourceUnreadable({ where: url, reason: reasonOf(error as Error, timeoutMs) }, { cause: error });
  }
}

/** At most so many bytes of an answer; the rest is not fetched. */
async function upTo(answer: Response, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let done = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part as Uint8Array);
    done += (part as Uint8Array).length;
    if (done >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}

function reasonOf(error: Error & { cause?: unknown }, timeoutMs: number): string {
  if (error.name === "TimeoutError") return `there was no answer within ${timeoutMs / 1000} s`;
  const cause = error.cause as Error | undefined;
  return (cause?.message || error.message).replace(/\.$/, "");
}
