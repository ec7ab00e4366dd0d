import { domainAbortJob, domainBackupGetXmlDesc, isLibvirtError } from "@hob/libvirt";
import { type BackupServer, type DomainBackup, domainBackup, read } from "@hob/libvirt-xml";
import type { GuestCalls } from "../guest-calls.ts";
import { hearBackupEnds } from "./backup-end.ts";
import { backupJob, type BegunBackup } from "./backup-job.ts";
import type { BackupJob, PullBackup, RunningBackup, RunningBackupOptions } from "./backup.ts";
import { deletedCheckpoint } from "./deleted-checkpoint.ts";
import { exportsOf } from "./pull-document.ts";

/** Watches a backup to files. */
export const pushJob = (calls: GuestCalls, begun: BegunBackup): BackupJob =>
  backupJob(calls, begun, (end) => end?.completed ?? false);

/** Watches a backup that is offered. @param document as it was begun. */
export function pullJob(calls: GuestCalls, begun: BegunBackup, document: DomainBackup): PullBackup {
  let finished = false;
  // libvirt calls it completed whoever ends it, and only the client knows whether it has all.
  const job = backupJob(calls, begun, () => finished);
  return {
    ...job,
    exports: exportsOf(document, document.server as BackupServer),
    async finish() {
      finished = true;
      // Another job of the guest is not to be ended by this.
      if ((await job.progress()) !== null) await calls.callApart(domainAbortJob, {});
      await job.done;
    },
  };
}

/** What libvirt was asked for with the backup that runs; null for none. */
export async function runningDocument(calls: GuestCalls): Promise<DomainBackup | null> {
  try {
    return read(domainBackup, (await calls.call(domainBackupGetXmlDesc, {})).xml);
  } catch (error) {
    if (isLibvirtError(error, "no-domain-backup", "operation-invalid")) return null;
    throw error;
  }
}

/** Finds the backup that runs; null for none. */
export async function runningJob(
  calls: GuestCalls,
  { checkpoint }: RunningBackupOptions,
): Promise<RunningBackup | null> {
  const ends = await hearBackupEnds(calls);
  try {
    for (;;) {
      ends.forget();
      const document = await runningDocument(calls);
      if (document === null) {
        ends.close();
        return null;
      }
      // One that ended meanwhile may have been followed by another.
      if (ends.heard()) continue;
      const begun = { ends, done: checkpoint === undefined ? [] : [deletedCheckpoint(calls, checkpoint)] };
      return document.mode === "pull"
        ? { mode: "pull", ...pullJob(calls, begun, document) }
        : { mode: "push", ...pushJob(calls, begun) };
    }
  } catch (error) {
    ends.close();
    throw error;
  }
}
