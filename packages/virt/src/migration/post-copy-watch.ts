import { setTimeout as sleep } from "node:timers/promises";
import type { Journey } from "./journey.ts";
import { lookAt } from "./sight.ts";

const lookEveryMs = 1000;
/** So long a destination may take to tell itself that post-copy broke off, in looks at the source. */
const looks = 10;

/** Watches post-copy from the source while the destination is waited for. */
export interface PostCopyWatch {
  /**
   * Aborts when post-copy broke off some time ago and the destination has not said so: its emulator may wait for memory that
   * does not come, and then answers its daemon no more.
   */
  readonly signal: AbortSignal;
  stop(): void;
}

/** Begins to watch. Whoever begins stops it. */
export function watchPostCopy({ from, dom }: Journey): PostCopyWatch {
  const broken = new AbortController();
  const stopped = new AbortController();
  const watch = async () => {
    for (let seen = 0; seen < looks;) {
      await sleep(lookEveryMs, undefined, { signal: stopped.signal });
      const sight = await lookAt(from, dom);
      seen = sight?.reason === "postcopy-failed" ? seen + 1 : 0;
    }
    broken.abort();
  };
  // It ends by being stopped; a source that cannot be looked at says nothing of the destination.
  watch().catch(() => {});
  return { signal: broken.signal, stop: () => stopped.abort() };
}
