import { domainBackupBegin, domainBackupBeginFlag } from "@hob/libvirt";
import {
  type Domain,
  type DomainBackup,
  domainBackup,
  type DomainCheckpoint,
  domainCheckpoint,
  write,
} from "@hob/libvirt-xml";
import { BackupNeedsRunning } from "../../virt-errors.ts";
import { checkpointDocument } from "../checkpoints/checkpoint-document.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { withQuiesced } from "../with-quiesced.ts";
import { hearBackupEnds, lastOutcome } from "./backup-end.ts";
import { backupJob, type BegunBackup } from "./backup-job.ts";
import type { BackupOptions, GuestBackup } from "./backup.ts";
import { deletedCheckpoint } from "./deleted-checkpoint.ts";
import { pullDocument } from "./pull-document.ts";
import { pushDocument } from "./push-document.ts";
import { pullJob, pushJob, runningDocument, runningJob } from "./running-backup.ts";

/** Backups of a guest. */
export function backupOf(calls: GuestCalls): GuestBackup {
  return {
    async push(options) {
      const guest = await runningDefinition(calls);
      const document = pushDocument(guest, options);
      const flags = options.reuse ? domainBackupBeginFlag.reuseExternal : 0;
      return pushJob(calls, await begin(calls, guest, document, options, flags));
    },
    async pull(options = {}) {
      const guest = await runningDefinition(calls);
      const document = pullDocument(guest, options);
      return pullJob(calls, await begin(calls, guest, document, options, 0), document);
    },
    job: (options = {}) => runningJob(calls, options),
    running: () => runningDocument(calls),
    lastOutcome: () => lastOutcome(calls),
  };
}

/** The definition that a guest runs with. @throws BackupNeedsRunning */
async function runningDefinition(calls: GuestCalls): Promise<Domain> {
  const guest = await definition(calls);
  if (guest.id === undefined) throw new BackupNeedsRunning({ guest: guest.name });
  return guest;
}

/** Begins a backup; the checkpoint that is made with it is to be undone when it fails. */
async function begin(
  calls: GuestCalls,
  guest: Domain,
  backup: DomainBackup,
  { checkpoint, quiesce = false }: BackupOptions,
  flags: number,
): Promise<BegunBackup> {
  const disks = (backup.disks ?? []).filter((disk) => disk.backup).map((disk) => disk.name);
  const note: DomainCheckpoint | null = checkpoint ? checkpointDocument(guest, { ...checkpoint, disks }) : null;
  const checkpointXml = note && write(domainCheckpoint, note);
  const backupXml = write(domainBackup, backup);
  const name = note?.name;
  const done = name === undefined ? [] : [deletedCheckpoint(calls, name)];
  const ends = await hearBackupEnds(calls);
  const start = async () => {
    await calls.callApart(domainBackupBegin, { backupXml, checkpointXml, flags });
    ends.forget();
    return { ends, done };
  };
  try {
    return await (quiesce
      ? withQuiesced(calls, start, (begun) => backupJob(calls, begun, () => false).abort())
      : start());
  } catch (error) {
    ends.close();
    throw error;
  }
}
