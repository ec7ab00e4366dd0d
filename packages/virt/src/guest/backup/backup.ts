import type { BackupServer, DomainBackup, ImageFormat } from "@hob/libvirt-xml";
import type { Bytes } from "@hob/units";
import type { Job } from "../../job.ts";
import type { Progress } from "../../progress.ts";
import type { CheckpointOptions } from "../checkpoints/checkpoints.ts";

/** How far a backup is. */
export interface BackupProgress extends Progress {
  /** Mode pull: what the guest's old data take that were written over meanwhile. */
  readonly temporary: Bytes;
}

/** What every backup may have. */
export interface BackupOptions {
  /** A checkpoint: only what was written since is copied. Default: everything. */
  readonly since?: string;
  /**
   * Makes a checkpoint at the same moment, for the next incremental backup. It is deleted again when the backup fails or is
   * given up, because that one would lack what this one did not copy; not when the connection is lost, since the backup
   * goes on then and {@link GuestBackup.lastOutcome} tells its end. Default: none.
   */
  readonly checkpoint?: Pick<CheckpointOptions, "name" | "description">;
  /** Has the guest's agent bring its file systems to rest at that moment. Default false. */
  readonly quiesce?: boolean;
}

/** What a disk is copied to. */
export interface BackupTarget {
  /** A path on the host: of a file, or of a device node below `/dev`. */
  readonly path: string;
  /** Default `qcow2`. An incremental one cannot be raw without losing which parts it has. */
  readonly format?: ImageFormat;
}

/** How the emulator copies disks to files of the host. */
export interface PushBackupOptions extends BackupOptions {
  /** By target of the disk; disks that are not named are not copied. */
  readonly disks: Readonly<Record<string, BackupTarget>>;
  /** The files are there already and large enough, as volumes of a pool. Default false: they must not be there. */
  readonly reuse?: boolean;
}

/** How the emulator offers disks to a client. */
export interface PullBackupOptions extends BackupOptions {
  /** Targets of the disks that are offered. Default: all that the guest can write to. */
  readonly disks?: readonly string[];
  /** The NBD server. Default: a unix socket in the folder that libvirt has for the running guest. */
  readonly server?: BackupServer;
  /** The folder in which the guest's old data are kept until the end. Default: that of each disk. */
  readonly scratchFolder?: string;
}

/** A disk that is offered over NBD. */
export interface BackupExport {
  /** The disk's target. */
  readonly disk: string;
  /** The export's name. */
  readonly name: string;
  /**
   * The name of the bitmap that tells which parts were written since the checkpoint: its metadata context is
   * `qemu:dirty-bitmap:` and this. Null for a full backup.
   */
  readonly bitmap: string | null;
  /** As `qemu-img` and others take it: `nbd+unix:///vda?socket=…` or `nbd://host:10809/vda`. */
  readonly uri: string;
}

/** A backup that runs. */
export type BackupJob = Job<void, BackupProgress>;

/** A backup that a client copies; it goes on until it is ended. */
export interface PullBackup extends BackupJob {
  readonly exports: readonly BackupExport[];
  /** Says that all is copied: the server ends, the checkpoint stays. `abort` ends it otherwise. @throws as `done` */
  finish(): Promise<void>;
}

/** A backup that somebody has begun. */
export type RunningBackup =
  | ({ readonly mode: "push" } & BackupJob)
  /** Nobody else knows whether its client has copied all: {@link PullBackup.finish} says so, and ends it. */
  | ({ readonly mode: "pull" } & PullBackup);

/** What libvirt does not tell of a backup that runs. */
export interface RunningBackupOptions {
  /** The name of the checkpoint that was made with it, which is then deleted as {@link BackupOptions.checkpoint} says. */
  readonly checkpoint?: string;
}

/** Copies of a guest's disks as of one moment, while it runs. */
export interface GuestBackup {
  /**
   * Has the emulator copy disks to files. The targets of one that fails or is given up are deleted, unless reused.
   *
   * @throws BackupNeedsRunning for a guest that is off; DiskNotFound; DiskRefused for what could not be restored; GuestLeftFrozen. Its `done` is rejected with
   * BackupFailed, JobCancelled, or ChangeHalfMade where its checkpoint could not be deleted.
   */
  push(options: PushBackupOptions): Promise<BackupJob>;
  /** Has the emulator offer disks as of now. @throws as {@link push} */
  pull(options?: PullBackupOptions): Promise<PullBackup>;
  /**
   * Finds the backup that runs, whoever began it: also one that another client did, or a process that is no more. Null for
   * none. Each one that watches it is told its end.
   */
  job(options?: RunningBackupOptions): Promise<RunningBackup | null>;
  /** The document of the backup that runs; null for none. */
  running(): Promise<DomainBackup | null>;
  /** How the last one ended, as far as libvirt remembers; it forgets with the guest's run and the next job of any kind. */
  lastOutcome(): Promise<"completed" | "failed" | "cancelled" | null>;
}
