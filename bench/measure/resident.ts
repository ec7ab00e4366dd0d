import { readFile } from "node:fs/promises";

/** The memory of a process, in MB of 1,000,000 bytes. */
export interface Resident {
  /** All that is in memory for it, the pages of the node program included, which every Node process shares. */
  readonly rss: number;
  /** What belongs to it alone: heap, stacks, code it compiled. */
  readonly own: number;
}

/** The memory of a running process. @source proc(5), smaps_rollup */
export async function residentOf(pid: number): Promise<Resident> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
  const field = (name: string) => (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) * 1024) / 1e6;
  return { rss: field("Rss"), own: field("Anonymous") };
}
