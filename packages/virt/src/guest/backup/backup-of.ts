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
import { backupJob, lastEnd } from "./backup-job.ts";
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
      const undo = await begin(calls, guest, document, options, flags);
      return backupJob(calls, (end) => end?.outcome === "completed", undo);
    },
    async pull(options = {}) {
      const guest = await definition(calls);
      const document = pullDocument(guest, options);
      const undo = await begin(calls, guest, document, options, 0);
      let finished = false;
      // libvirt calls it completed whoever ends it, and only the client knows whether it has all.
      const job = backupJob(calls, () => finished, undo);
      return {
        ...job,
        exports: exportsOf(document, document.server as BackupServer),
        async finish() {
          finished = true;
          await calls.callApart(domainAbortJob, {});
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
    lastOutcome: async () => (await lastEnd(calls))?.outcome ?? null,
  };
}

/** Begins a backup. @returns what takes back the checkpoint that was made with it. */
async function begin(
  calls: GuestCalls,
  guest: Domain,
  backup: DomainBackup,
  { checkpoint, quiesce = false }: BackupOptions,
  flags: number,
): Promise<() => Promise<void>> {
  const disks = (backup.disks ?? []).filter((disk) => disk.backup).map((disk) => disk.name);
  const note: DomainCheckpoint | null = checkpoint ? checkpointDocument(guest, { ...checkpoint, disks }) : null;
  const checkpointXml = note && write(domainCheckpoint, note);
  const backupXml = write(domainBackup, backup);
  const start = () => calls.callApart(domainBackupBegin, { backupXml, checkpointXml, flags });
  await (quiesce ? withQuiesced(calls, start) : start());
  return async () => {
    try {
      if (note?.name) await deleteCheckpoint(calls, note.name);
    } catch (error) {
      // It goes with a guest that nobody stored.
      if (!isHobError(error, "not-found")) throw error;
    }
  };
}

/** Of a guest that stopped meanwhile only libvirt's knowledge of a checkpoint can be deleted. */
async function deleteCheckpoint(calls: GuestCalls, name: string): Promise<void> {
  const { checkpoint } = await calls.call(domainCheckpointLookupByName, { name });
  try {
    await calls.link.callApart(domainCheckpointDelete, { checkpoint });
  } catch (error) {
    if (!isLibvirtError(error, "operation-unsupported", "operation-invalid")) throw error;
    const flags = domainCheckpointDeleteFlag.metadataOnly;
    await calls.link.callApart(domainCheckpointDelete, { checkpoint, flags });
  }
}
