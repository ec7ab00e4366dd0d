import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { setImmediate as nextTurn } from "node:timers/promises";

/** What a process holds when all that can go is gone. */
export interface Remains {
  /** Bytes of the heap that are in use. */
  readonly heap: number;
  /** Bytes outside the heap that its objects hold: buffers. */
  readonly outside: number;
  /** What keeps the event loop busy, by kind: sockets, timers, processes. */
  readonly handles: Readonly<Record<string, number>>;
}

/** Collects what can go, and counts what stays. */
export async function countRemains(): Promise<Remains> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // What a collection finalises may let go of more, in a later turn.
  for (let times = 0; times < 4; times += 1) {
    collect();
    await nextTurn();
  }
  const { heapUsed, external } = process.memoryUsage();
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return { heap: heapUsed, outside: external, handles };
}

/** Notes what nobody caught, until it is disposed of. */
export function noteRejections(): Disposable & { readonly noted: readonly unknown[] } {
  const noted: unknown[] = [];
  const note = (reason: unknown) => void noted.push(reason);
  process.on("unhandledRejection", note);
  return { noted, [Symbol.dispose]: () => void process.off("unhandledRejection", note) };
}
