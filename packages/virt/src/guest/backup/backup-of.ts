import { isHobError } from "@hob/errors";
import {
  domainAbortJob,
  domainBackupBegin,
  domainBackupBeginFlag,
  domainBackupGetXmlDesc,
  domainCheckpointDelete,
  domainCheckpointDeleteFlag,
  domainCheckpointLookupByName,
  isLibvirtError,
} from "@hob/libvirt";
import {
  type BackupServer,
  type Domain,
  type DomainBackup,
  domainBackup,
  type DomainCheckpoint,
  domainCheckpoint,
  read,
  write,
} from "@hob/libvirt-xml";
import { checkpointDocument } from "../checkpoints/checkpoint-document.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { withQuiesced } from "../with-quiesced.ts";
import { hearBackupEnds, lastOutcome } from "./backup-end.ts";
import { backupJob, type BegunBackup } from "./backup-job.ts";
import type { BackupOptions, GuestBackup } from "./backup.ts";
import { exportsOf, pullDocument } from "./pull-document.ts";
import { pushDocument } from "./push-document.ts";

/** Backups of a guest. */
export function backupOf(calls: GuestCalls): GuestBackup {
  return {
    async push(options) {
      const guest = await definition(calls);
      const document = pushDocument(guest, options);
      const flags = options.reuse ? domainBackupBeginFlag.reuseExternal : 0;
      const begun = await begin(calls, guest, document, options, flags);
      return backupJob(calls, begun, (end) => end?.completed ?? false);
    },
    async pull(options = {}) {
      const guest = await definition(calls);
      const document = pullDocument(guest, options);
      const begun = await begin(calls, guest, document, options, 0);
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
    },
    async running() {
      try {
        return read(domainBackup, (await calls.call(domainBackupGetXmlDesc, {})).xml);
      } catch (error) {
        if (isLibvirtError(error, "no-domain-backup", "operation-invalid")) return null;
        throw error;
      }
    },
    lastOutcome: () => lastOutcome(calls),
  };
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
  const done = name === undefined ? [] : [{ name: `checkpoint ${name}`, undo: () => deleteCheckpoint(calls, name) }];
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

/** Of a guest that stopped meanwhile only libvirt's knowledge of a checkpoint can be deleted. */
async function deleteCheckpoint(calls: GuestCalls, name: string): Promise<void> {
  try {
    await deleteWhatIsKnown(calls, name);
  } catch (error) {
    // It goes with a guest that nobody stored.
    if (!isHobError(error, "not-found")) throw error;
  }
}

async function deleteWhatIsKnown(calls: GuestCalls, name: string): Promise<void> {
  const { checkpoint } = await calls.call(domainCheckpointLookupByName, { name });
  try {
    await calls.link.callApart(domainCheckpointDelete, { checkpoint });
  } catch (error) {
    if (!isLibvirtError(error, "operation-unsupported", "operation-invalid")) throw error;
    const flags = domainCheckpointDeleteFlag.metadataOnly;
    await calls.link.callApart(domainCheckpointDelete, { checkpoint, flags });
  }
}
