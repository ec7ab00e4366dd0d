import type { Pool, Volume } from "@hob/virt";
import { setTimeout as delay } from "node:timers/promises";
import { orNull } from "./or-null.ts";

const pauseMs = 100;

/** Reports how far a copy is, by what it takes of its pool, until it is done. */
export async function watchCopy(
  copy: Promise<Volume>,
  target: { readonly pool: Pool; readonly name: string; readonly bytes: number },
  progress: (fraction: number) => void,
): Promise<Volume> {
  const { pool, name, bytes } = target;
  const ended = new AbortController();
  const settle = () => ended.abort();
  copy.then(settle, settle);
  while (!ended.signal.aborted) {
    // An abort is how the wait ends early.
    await delay(pauseMs, undefined, { signal: ended.signal }).catch(() => undefined);
    if (ended.signal.aborted) break;
    const info = await orNull(pool.volume(name).then((volume) => volume.info()));
    if (info && bytes > 0) progress(Math.min(info.allocation / bytes, 0.99));
  }
  return copy;
}
