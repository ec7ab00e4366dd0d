import { bytes } from "@hob/units";
import type { Volume } from "@hob/virt";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** How much is written over one stream. What a finished stream wrote is in the volume for sure. */
export const segmentBytes = 64 * 1024 * 1024;

/** How bytes are written into a volume. */
export interface UploadOptions {
  readonly signal: AbortSignal;
  /** Where in the volume, in bytes. Default 0. */
  readonly from?: number;
  /** Called when everything up to here is in the volume. */
  readonly onStored?: (end: number) => Promise<void>;
  /** Default {@link segmentBytes}. */
  readonly segment?: number;
}

/**
 * Writes bytes into a volume, a segment at a time, as they come. Nothing is kept on this machine.
 *
 * @returns where they end.
 */
export async function uploadSegments(
  volume: Volume,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { signal, from = 0, onStored, segment = segmentBytes }: UploadOptions,
): Promise<number> {
  let at = from;
  let stored = from;
  let stream: Writable | null = null;
  let ended: Promise<void> = Promise.resolve();
  const finish = async () => {
    if (stream === null) return;
    stream.end();
    await ended;
    stream = null;
    stored = at;
    await onStored?.(stored);
  };
  try {
    for await (const chunk of content) {
      signal.throwIfAborted();
      if (stream === null) {
        stream = await volume.upload({ offset: bytes(at), signal });
        ended = finished(stream, { readable: false });
        // It is awaited when the segment ends; a failure in between shows there.
        ended.catch(() => undefined);
      }
      if (!stream.write(chunk)) await Promise.race([once(stream, "drain", { signal }), ended]);
      at += chunk.length;
      if (at - stored >= segment) await finish();
    }
    await finish();
    return at;
  } catch (error) {
    (stream as Writable | null)?.destroy();
    throw error;
  }
}
