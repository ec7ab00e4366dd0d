import type { Progress } from "./progress.ts";
import { sizeOfBytes } from "./sizes.ts";

/** As near to the end as work comes that is not over. */
const almost = 0.999;

/** libvirt's figures of work that is not over. */
export function progressOf(done: bigint, total: bigint, speed: bigint | null = null): Progress {
  return {
    done: sizeOfBytes(done),
    total: sizeOfBytes(total),
    ratio: total === 0n ? null : Math.min(Number(done) / Number(total), almost),
    speed: speed === null || speed === 0n ? null : sizeOfBytes(speed),
  };
}
