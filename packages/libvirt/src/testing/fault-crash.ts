import type { Bed } from "@hob/beds";
import { isHobError } from "@hob/errors";
import { setTimeout as sleep } from "node:timers/promises";

/** What a shell adds to a signal's number. */
const bySignal = 128;
const starting = new WeakMap<Bed, Promise<void>>();

/**
 * Starts a daemon again that crashed: libvirt 9.0 does at times, when a client is gone in the middle of a stream.
 *
 * @returns whether it had crashed.
 * @throws Error when it ended otherwise.
 */
export async function startCrashed(bed: Bed): Promise<boolean> {
  const others = starting.get(bed);
  if (others !== undefined) {
    await others;
    return true;
  }
  const code = bed.daemonExitCode();
  if (code === null) return false;
  if (code <= bySignal) throw new Error(`libvirtd ended by itself with code ${code}.`);
  const start = async () => {
    await bed.stopDaemon();
    await bed.startDaemon();
  };
  const started = start();
  starting.set(bed, started);
  await started.finally(() => starting.delete(bed));
  return true;
}

function isLoss(error: unknown): boolean {
  if (isHobError(error) && ["libvirt.connection-lost", "libvirt.connect-failed"].includes(error.code)) return true;
  return error instanceof Error && error.cause !== undefined && isLoss(error.cause);
}

/** Whether an error is that of a daemon that crashed, which is then started again. A crash takes a moment to be seen. */
export async function isCrash(bed: Bed, error: unknown): Promise<boolean> {
  if (!isLoss(error)) return false;
  for (let looks = 0; looks < 100; looks += 1) {
    if (await startCrashed(bed)) return true;
    await sleep(50);
  }
  return false;
}
