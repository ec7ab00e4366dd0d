import type { BackupDisk, BackupServer, Disk, Domain, DomainBackup } from "@hob/libvirt-xml";
import { randomBytes } from "node:crypto";
import { posix } from "node:path";
import { DiskNotFound, DiskRefused } from "../../virt-errors.ts";
import type { BackupExport, PullBackupOptions } from "./backup.ts";

/** libvirt's folders of running guests. @source qemu_domain.c, qemuDomainSetPrivatePaths */
const runningGuests = "/var/lib/libvirt/qemu";

/** libvirt cuts a guest's name in the name of its folder. @source domain_conf.c, virDomainDefGetShortName */
const shortName = 20;

/** What libvirt is asked for. @throws DiskNotFound, DiskRefused */
export function pullDocument(guest: Domain, { since, disks, server, scratchFolder }: PullBackupOptions): DomainBackup {
  const all = guest.devices.disks.map(({ target }) => target.dev);
  for (const disk of disks ?? []) {
    if (!all.includes(disk)) throw new DiskNotFound({ guest: guest.name, disk, disks: all });
  }
  const suffix = `backup-${randomBytes(4).toString("hex")}`;
  return {
    mode: "pull",
    ...(since === undefined ? {} : { incremental: since }),
    server: server ?? { transport: "unix", socket: defaultSocket(guest, suffix) },
    disks: guest.devices.disks.map((disk): BackupDisk => {
      const name = disk.target.dev;
      if (!(disks ? disks.includes(name) : isWritable(disk))) return { name, backup: false };
      const scratch = { file: scratchOf(guest, disk, suffix, scratchFolder) };
      return { name, backup: true, type: "file", exportname: name, driver: "qcow2", scratch, ...bitmapOf(name, since) };
    }),
  };
}

const bitmapOf = (disk: string, since: string | undefined) =>
  since === undefined ? {} : { exportbitmap: `backup-${disk}` };

const isWritable = (disk: Disk): boolean =>
  disk.source !== undefined && !disk.readonly && (disk.device ?? "disk") === "disk";

const defaultSocket = ({ id, name }: Domain, suffix: string): string =>
  posix.join(runningGuests, `domain-${id ?? 0}-${[...name].slice(0, shortName).join("")}`, `${suffix}.sock`);

function scratchOf(guest: Domain, disk: Disk, suffix: string, folder: string | undefined): string {
  const path = disk.source?.file;
  if (folder !== undefined) return posix.join(folder, `${guest.name}-${disk.target.dev}.${suffix}`);
  if (path !== undefined) return `${path}.${suffix}`;
  const reason = "it is no file, so a folder for its old data must be named";
  throw new DiskRefused({ guest: guest.name, disk: disk.target.dev, work: "offering", reason });
}

/** Where a client finds the disks. */
export function exportsOf({ disks = [] }: DomainBackup, server: BackupServer): readonly BackupExport[] {
  return disks
    .filter((disk) => disk.backup)
    .map(({ name, exportname = name, exportbitmap }) => ({
      disk: name,
      name: exportname,
      bitmap: exportbitmap ?? null,
      uri: uriOf(server, exportname),
    }));
}

function uriOf({ transport, socket = "", name = "localhost", port = 10809, tls }: BackupServer, disk: string): string {
  const scheme = tls ? "nbds" : "nbd";
  const path = encodeURIComponent(disk);
  if (transport === "unix") return `${scheme}+unix:///${path}?socket=${socket}`;
  return `${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}/${path}`;
}
