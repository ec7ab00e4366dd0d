import { domainAbortJob, domainGetJobStats, domainJobStat as stat, domainJobType, isLibvirtError } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "../job.ts";
import { Listeners } from "../listeners.ts";
import type { Progress } from "../progress.ts";
import { progressOf } from "../progress-of.ts";
import { JobCancelled } from "../virt-errors.ts";
import { Figures } from "./figures.ts";
import type { GuestCalls } from "./guest-calls.ts";

/** How often the figures are asked for while somebody listens. */
const lookEveryMs = 500;
/** How soon a job is given up that has not begun yet. */
const abortEveryMs = 50;

/**
 * A job of a guest that is one long call: it is over when the call is answered.
 *
 * @param work what it is, for messages: `saving the memory`.
 */
export function callJob(calls: GuestCalls, work: string, begin: () => Promise<unknown>): Job<void> {
  const listeners = new Listeners<Progress>();
  let heardBy = 0;
  let isWatched = false;
  let isOver = false;
  let aborting = false;
  const goesOn = () => !isOver;
  const isHeard = () => heardBy > 0;
  const run = async () => {
    try {
      await begin();
    } catch (error) {
      if (!aborting || !isLibvirtError(error)) throw error;
      throw new JobCancelled({ work, guest: calls.dom.name }, { cause: error });
    } finally {
      isOver = true;
    }
  };
  const done = run();
  const ended = done.then(
    () => {},
    // One who does not wait for the end is not to be ended by its failure.
    () => {},
  );
  const watch = async () => {
    isWatched = true;
    let last: Progress | null = null;
    for (; goesOn() && isHeard(); await Promise.race([sleep(lookEveryMs), ended])) {
      last = (await lookAt(calls)) ?? last;
      if (last && !isOver) listeners.tell(last);
    }
    isWatched = false;
    await done;
    if (last) listeners.tell({ ...last, done: last.total, ratio: 1 });
  };
  return {
    done,
    progress: async () => (isOver ? null : lookAt(calls)),
    onProgress(listener) {
      const off = listeners.add(listener);
      heardBy += 1;
      // What keeps its figures from being told does not keep the work from going on; its own end tells of it.
      if (!isWatched) watch().catch(() => {});
      return () => {
        heardBy -= 1;
        off();
      };
    },
    async abort() {
      aborting = true;
      while (goesOn()) {
        try {
          await calls.call(domainAbortJob, {});
          break;
        } catch (error) {
          const hasBegun = isLibvirtError(error, "operation-invalid") && (await lookAt(calls)) !== null;
          if (!isOver && (hasBegun || !isLibvirtError(error, "operation-invalid"))) {
            aborting = false;
            throw error;
          }
        }
        await Promise.race([sleep(abortEveryMs), ended]);
      }
      await ended;
    },
  };
}

/** How far the guest's job is; null while it has none. */
async function lookAt({ call }: GuestCalls): Promise<Progress | null> {
  try {
    const { type, parameters } = await call(domainGetJobStats, {});
    return type === domainJobType.none ? null : progressIn(Figures.of(parameters));
  } catch (error) {
    // A guest that is off has none.
    if (isLibvirtError(error, "operation-invalid")) return null;
    throw error;
  }
}

function progressIn(figures: Figures): Progress {
  const count = (data: string, memory: string) => BigInt(figures.number(data) ?? figures.number(memory) ?? 0);
  const speed = figures.number(stat.memoryBps);
  return progressOf(
    count(stat.dataProcessed, stat.memoryProcessed),
    count(stat.dataTotal, stat.memoryTotal),
    speed === null ? null : BigInt(speed),
  );
}
