import { isHobError } from "@hob/errors";
import {
  domainAbortJob,
  domainGetJobStats,
  domainGetJobStatsFlag,
  domainJobOperation,
  domainJobStat,
  domainJobType,
  isLibvirtError,
} from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import { progressOf } from "../../progress-of.ts";
import { sizeOfBytes } from "../../sizes.ts";
import { BackupFailed } from "../../virt-errors.ts";
import { watchedJob } from "../../watched-job.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { whileItEnds } from "../while-it-ends.ts";
import type { BackupJob, BackupProgress } from "./backup.ts";

/** How soon after it was given up its end is looked for. */
const endsEveryMs = 50;

/** How a backup ended, and what libvirt says of a failed one. */
export interface BackupEnd {
  readonly outcome: "completed" | "failed" | "cancelled";
  readonly reason: string | null;
}

/**
 * Watches the backup that runs.
 *
 * @param isWhole whether everything was copied, once it has ended.
 * @param undo called before the job is told to have failed or to be given up.
 */
export function backupJob(
  calls: GuestCalls,
  isWhole: (end: BackupEnd | null) => boolean,
  undo: () => Promise<void>,
): BackupJob {
  const guest = calls.dom.name;
  const job = watchedJob<void, BackupProgress>({
    work: "the backup",
    guest,
    look: () => progressNow(calls),
    async conclude() {
      const end = await lastEnd(calls);
      if (!isWhole(end)) throw new BackupFailed({ guest, reason: reasonOf(end) });
    },
    async abort() {
      try {
        await calls.callApart(domainAbortJob, {});
      } catch (error) {
        if (!isLibvirtError(error, "operation-invalid")) throw error;
      }
      // libvirt takes the request also while the backup comes to its end.
      while ((await progressNow(calls)) !== null) await sleep(endsEveryMs);
      return !isWhole(await lastEnd(calls));
    },
  });
  const done = job.done.catch(async (error: unknown) => {
    // Of a backup that nobody could watch to its end nobody knows that it failed.
    if (!isLost(error)) await undo();
    throw error;
  });
  done.catch(() => {});
  return {
    ...job,
    done,
    async abort() {
      await job.abort();
      await done.catch(() => {});
    },
  };
}

const isLost = (error: unknown): boolean => isHobError(error, "unavailable");

const reasonOf = (end: BackupEnd | null): string => {
  if (end === null) return "the guest stopped";
  return end.reason ?? (end.outcome === "failed" ? "libvirt does not say why" : "somebody gave it up");
};

/** Figures of the guest's job; null where it is off and so has none. */
async function jobStats({ call }: GuestCalls, flags: number) {
  try {
    return await whileItEnds(() => call(domainGetJobStats, { flags }));
  } catch (error) {
    if (isLibvirtError(error, "operation-invalid")) return null;
    throw error;
  }
}

/** How far the backup is that runs; null for none. */
async function progressNow(calls: GuestCalls): Promise<BackupProgress | null> {
  const stats = await jobStats(calls, 0);
  if (stats === null || stats.type === domainJobType.none) return null;
  const { parameters } = stats;
  const figures = parameters.toObject();
  if (figures[domainJobStat.operation] !== domainJobOperation.backup) return null;
  const figure = (name: string) => BigInt(figures[name] ?? 0);
  return {
    ...progressOf(figure(domainJobStat.diskProcessed), figure(domainJobStat.diskTotal)),
    temporary: sizeOfBytes(figure(domainJobStat.diskTempUsed)),
  };
}

/** How the last job ended, if it was a backup. */
export async function lastEnd(calls: GuestCalls): Promise<BackupEnd | null> {
  const flags = domainGetJobStatsFlag.completed | domainGetJobStatsFlag.keepCompleted;
  const stats = await jobStats(calls, flags);
  if (stats === null) return null;
  const figures = stats.parameters.toObject();
  if (figures[domainJobStat.operation] !== domainJobOperation.backup) return null;
  const outcomes = {
    [domainJobType.completed]: "completed",
    [domainJobType.failed]: "failed",
    [domainJobType.cancelled]: "cancelled",
  } as const;
  const outcome = outcomes[stats.type as keyof typeof outcomes];
  if (outcome === undefined) return null;
  const reason = figures[domainJobStat.errmsg];
  return { outcome, reason: typeof reason === "string" ? reason : null };
}
