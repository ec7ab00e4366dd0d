import type { BackupDisk, Domain, DomainBackup } from "@hob/libvirt-xml";
import { DiskNotFound, DiskRefused } from "../../virt-errors.ts";
import type { PushBackupOptions } from "./backup.ts";

/** What libvirt is asked for. @throws DiskNotFound, DiskRefused */
export function pushDocument(guest: Domain, { since, disks }: PushBackupOptions): DomainBackup {
  const targets = guest.devices.disks.map(({ target }) => target.dev);
  for (const disk of Object.keys(disks)) {
    if (!targets.includes(disk)) throw new DiskNotFound({ guest: guest.name, disk, disks: targets });
  }
  return {
    mode: "push",
    ...(since === undefined ? {} : { incremental: since }),
    disks: targets.map((name): BackupDisk => {
      const target = disks[name];
      if (target === undefined) return { name, backup: false };
      const { path, format = "qcow2" } = target;
      if (since !== undefined && format === "raw") {
        const reason = "a raw image does not tell which parts of the disk it has";
        throw new DiskRefused({ guest: guest.name, disk: name, work: "backing up incrementally", reason });
      }
      const isDevice = path.startsWith("/dev/");
      const where = isDevice ? { dev: path } : { file: path };
      return { name, backup: true, type: isDevice ? "block" : "file", driver: format, target: where };
    }),
  };
}
