import {
  domainBlockJobAbort,
  domainBlockJobAbortFlag,
  domainBlockJobInfoFlag,
  domainBlockJobSetSpeed,
  domainBlockJobSetSpeedFlag,
  domainGetBlockJobInfo,
  isLibvirtError,
} from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import { progressOf } from "../../progress-of.ts";
import { BlockJobFailed } from "../../virt-errors.ts";
import { watchedJob } from "../../watched-job.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { whileItEnds } from "../while-it-ends.ts";
import { type BlockJobProgress, blockJobTypes, type MirrorEnd, type MirrorJob } from "./block-job.ts";
import type { BlockJobEvents } from "./block-job-events.ts";
import { definedDisk } from "./defined-disk.ts";

/** What a job is to be, beyond libvirt's own knowledge of it. */
export interface BlockWork {
  /** For messages: `copying`. */
  readonly work: string;
  readonly target: string;
  readonly end: MirrorEnd;
  /**
   * Whether the disk is as the job was to make it, once it is over by itself.
   *
   * @param reason why libvirt says that it did not come to its end, where it does.
   */
  isDone(reason: string | null): Promise<boolean>;
  /** What libvirt tells of it; closed when it is over. */
  readonly events: BlockJobEvents;
}

/** Watches a disk's job. When it mirrors and is ready it is ended as was asked. */
export function mirrorJob(calls: GuestCalls, { work, target, end, isDone, events }: BlockWork): MirrorJob {
  const { dom } = calls;
  let ended = false;
  let finishing: Promise<unknown> = Promise.resolve();
  const ready = Promise.withResolvers<void>();
  // Few wait for it.
  ready.promise.catch(() => {});

  const finish = (flags: number): Promise<void> => {
    const answer = calls.callApart(domainBlockJobAbort, { path: target, flags }).then(() => {
      ended = true;
    });
    finishing = Promise.allSettled([finishing, answer]);
    return answer;
  };
  const pivot = () => finish(domainBlockJobAbortFlag.pivot);
  let ending: Promise<boolean> | undefined;
  const whenReady = async () => {
    ready.resolve();
    if (end !== "wait") await (ending ??= unlessOver(end === "pivot" ? pivot() : finish(0)));
  };

  const whileRunning = async (): Promise<BlockJobProgress | null> => {
    try {
      return await whileItEnds(() => jobProgress(calls, target));
    } catch (error) {
      if (!isLibvirtError(error, "operation-invalid")) throw error;
      throw new BlockJobFailed({ guest: dom.name, disk: target, work, reason: "the guest stopped" }, { cause: error });
    }
  };

  const job = watchedJob<void, BlockJobProgress>({
    work: `${work} disk '${target}'`,
    guest: dom.name,
    changes: events.changes,
    async look() {
      const progress = await whileRunning();
      if (progress?.ready) await whenReady();
      return progress;
    },
    async conclude() {
      // The job may be gone before the answer is here to what ended it.
      await finishing;
      const reason = events.reason();
      if (ended || (await isDone(reason))) return ready.resolve();
      throw new BlockJobFailed({
        guest: dom.name,
        disk: target,
        work,
        reason: reason ?? "libvirt ended it, and the disk is not as it was to become",
      });
    },
    abort: () => unlessOver(calls.callApart(domainBlockJobAbort, { path: target })),
  });
  job.done.catch((error: unknown) => ready.reject(error)).finally(() => events.close());

  return { ...job, ready: ready.promise, pivot, setSpeed: (speed) => setSpeed(calls, target, speed) };
}

/** Ends a job, or not: it may have ended by itself just before, or be on its way to: what became of it is seen by looking. */
async function unlessOver(ending: Promise<unknown>): Promise<boolean> {
  try {
    await ending;
    return true;
  } catch (error) {
    if (!isLibvirtError(error, "invalid-arg", "operation-invalid")) throw error;
    return false;
  }
}

/**
 * How far a disk's job is; null when it has none. A job that has just begun has nothing done of nothing in all, which is
 * not yet the end.
 */
export async function jobProgress(calls: GuestCalls, target: string): Promise<BlockJobProgress | null> {
  const info = await calls.call(domainGetBlockJobInfo, { path: target, flags: domainBlockJobInfoFlag.bandwidthBytes });
  if (!info.found) return null;
  const type = blockJobTypes[info.type] ?? "unknown";
  const mirrors = type === "copy" || type === "active-commit";
  const ready = mirrors && info.cur === info.end && (await isReady(calls, target));
  return { ...progressOf(info.cur, info.end), type, ready };
}

/** libvirt's figures are equal also for a moment before the job is ready, and where nothing is to be copied. */
async function isReady(calls: GuestCalls, target: string): Promise<boolean> {
  return (await definedDisk(calls, target)).mirror?.ready === "yes";
}

async function setSpeed(calls: GuestCalls, target: string, speed: Bytes | null): Promise<void> {
  const flags = domainBlockJobSetSpeedFlag.bandwidthBytes;
  await calls.call(domainBlockJobSetSpeed, { path: target, bandwidth: BigInt(speed ?? 0), flags });
}
