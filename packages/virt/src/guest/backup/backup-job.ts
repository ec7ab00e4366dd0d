import { isHobError } from "@hob/errors";
import { domainAbortJob, domainJobStat, domainJobType, isLibvirtError } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import { progressOf } from "../../progress-of.ts";
import { sizeOfBytes } from "../../sizes.ts";
import { BackupFailed } from "../../virt-errors.ts";
import { watchedJob } from "../../watched-job.ts";
import { type Done, putBack } from "../change/put-back.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { type BackupEnd, type BackupEnds, isOfBackup, jobStats, lastEnd } from "./backup-end.ts";
import type { BackupJob, BackupProgress } from "./backup.ts";

/** How soon after it was given up its end is looked for. */
const endsEveryMs = 50;

/** What is known of a backup that has begun. */
export interface BegunBackup {
  /** What is heard of its end; closed when it is over. */
  readonly ends: BackupEnds;
  /** Undone before the job is told to have failed or to be given up. */
  readonly done: readonly Done[];
}

/**
 * Watches the backup that runs.
 *
 * @param isWhole whether everything was copied, once it has ended.
 */
export function backupJob(
  calls: GuestCalls,
  { ends, done: begun }: BegunBackup,
  isWhole: (end: BackupEnd | null) => boolean,
): BackupJob {
  const guest = calls.dom.name;
  const look = async () => (ends.heard() ? null : progressNow(calls));
  const endOf = async () => ends.heard() ?? lastEnd(calls);
  const job = watchedJob<void, BackupProgress>({
    work: "the backup",
    guest,
    changes: ends.changes,
    look,
    async conclude() {
      const end = await endOf();
      if (!isWhole(end)) throw new BackupFailed({ guest, reason: reasonOf(end) });
    },
    async abort() {
      try {
        if ((await look()) !== null) await calls.callApart(domainAbortJob, {});
      } catch (error) {
        if (!isLibvirtError(error, "operation-invalid")) throw error;
      }
      // libvirt takes the request also while the backup comes to its end.
      while ((await look()) !== null) await sleep(endsEveryMs);
      return !isWhole(await endOf());
    },
  });
  const done = job.done
    // Of a backup that nobody could watch to its end nobody knows that it failed.
    .catch((error: unknown) => putBack(guest, isHobError(error, "unavailable") ? [] : begun, error))
    .finally(() => ends.close());
  done.catch(() => {});
  return {
    ...job,
    done,
    async abort() {
      await job.abort();
      // That its traces could not be undone is told by `done`.
      await Promise.allSettled([done]);
    },
  };
}

const reasonOf = (end: BackupEnd | null): string =>
  end === null ? "the guest stopped" : (end.reason ?? "libvirt does not say why");

/** How far the backup is that runs; null for none. */
async function progressNow(calls: GuestCalls): Promise<BackupProgress | null> {
  const stats = await jobStats(calls, 0);
  if (stats === null || stats.type === domainJobType.none || !isOfBackup(stats.parameters)) return null;
  const figure = (name: string) => BigInt(Number(stats.parameters.get(name) ?? 0));
  return {
    ...progressOf(figure(domainJobStat.diskProcessed), figure(domainJobStat.diskTotal)),
    temporary: sizeOfBytes(figure(domainJobStat.diskTempUsed)),
  };
}
