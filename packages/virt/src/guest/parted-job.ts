import { domainAbortJob, isLibvirtError } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "../job.ts";
import { Listeners } from "../listeners.ts";
import type { Progress } from "../progress.ts";
import { progressOf } from "../progress-of.ts";
import { JobCancelled, JobUnabortable } from "../virt-errors.ts";
import type { GuestCalls } from "./guest-calls.ts";

/** How often the figures are asked for while somebody listens. */
const lookEveryMs = 500;
/** How soon a job is given up that has not begun yet. */
const abortEveryMs = 50;

/** How far a job is of which libvirt tells nothing. */
const untold = progressOf(0n, 0n);

/** A long call that is part of a job. */
export interface JobPart {
  /** How far it is; null where libvirt tells nothing. */
  look(): Promise<Progress | null>;
  /** Whether libvirt gives it up on request. */
  readonly abortable: boolean;
}

/** Does a part of a job. @throws JobCancelled when the job is given up meanwhile, or was before. */
export type DoPart = <Answer>(part: JobPart, call: () => Promise<Answer>) => Promise<Answer>;

/**
 * A job of a guest that is over when its work is. Of the work those parts are told and given up that are handed to `part`;
 * between them, and before the first, it is given up by not beginning the next.
 *
 * @param work what it is, for messages: `saving the memory`.
 */
export function partedJob<Result>(
  calls: GuestCalls,
  work: string,
  begin: (part: DoPart) => Promise<Result>,
): Job<Result> {
  const guest = calls.dom.name;
  const listeners = new Listeners<Progress>();
  let heardBy = 0;
  let isWatched = false;
  let isOver = false;
  let aborting = false;
  let now: JobPart | null = null;
  const goesOn = () => !isOver;
  const isHeard = () => heardBy > 0;
  const look = async () => (await now?.look()) ?? null;
  const doPart: DoPart = async (part, call) => {
    if (aborting) throw new JobCancelled({ work, guest });
    now = part;
    try {
      return await call();
    } catch (error) {
      if (!aborting || !isLibvirtError(error)) throw error;
      throw new JobCancelled({ work, guest }, { cause: error });
    } finally {
      now = null;
    }
  };
  const run = async () => {
    try {
      return await begin(doPart);
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
      const stage = await look();
      last = stage ?? last;
      if (stage && !isOver) listeners.tell(stage);
    }
    isWatched = false;
    if (!isOver) return;
    await done;
    if (last) listeners.tell({ ...last, done: last.total, ratio: 1 });
  };
  return {
    done,
    async progress() {
      const stage = await look();
      return isOver ? null : (stage ?? untold);
    },
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
      if (now?.abortable === false) throw new JobUnabortable({ work, guest });
      aborting = true;
      for (; goesOn(); await Promise.race([sleep(abortEveryMs), ended])) {
        if (now === null) continue;
        try {
          await calls.call(domainAbortJob, {});
          break;
        } catch (error) {
          const hasBegun = isLibvirtError(error, "operation-invalid") && (await look()) !== null;
          if (!isOver && (hasBegun || !isLibvirtError(error, "operation-invalid"))) {
            aborting = false;
            throw error;
          }
        }
      }
      await ended;
    },
  };
}
