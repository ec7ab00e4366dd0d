import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  leaf,
  oneOf,
  type Open,
  within,
} from "./kit/index.ts";
import { type BackupDisk, backupDisk } from "./domain-backup/disk.ts";
import { type BackupServer, backupServer } from "./domain-backup/server.ts";

/** A backup of a guest's disks while it runs. */
export interface DomainBackup {
  /** Who copies: the emulator to a target, or a client from a server that the emulator opens. Default `push`. */
  readonly mode?: Open<"push" | "pull">;
  /** A checkpoint: only what was written since is copied. */
  readonly incremental?: string;
  /** Mode `pull`. */
  readonly server?: BackupServer;
  /** Default: all disks that can. */
  readonly disks?: readonly BackupDisk[];
}

/** `<domainbackup>`: the document of `virDomainBackupBegin` and `virDomainBackupGetXMLDesc`. */
export const domainBackup: Element<DomainBackup> = element("domainbackup", {
  mode: attribute("mode", oneOf("push", "pull")),
  incremental: leaf("incremental"),
  server: child(backupServer),
  disks: within("disks", ifAny(children(backupDisk, { key: (item) => item.name }))),
});
