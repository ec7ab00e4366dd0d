import type { Job } from "../job.ts";
import type { CoreDumpOptions } from "./core-dump.ts";
import type { SavedMemory } from "./saved/saved-memory.ts";
import type { GuestStatistics, StatisticsOptions } from "./statistics/guest-statistics.ts";
import type { GuestAgent } from "./agent/guest-agent.ts";
import type { GuestConsole } from "./console/guest-console.ts";
import type { GuestBackup } from "./backup/backup.ts";
import type { Checkpoints } from "./checkpoints/checkpoints.ts";
import type { GuestDisk } from "./disks/guest-disk.ts";
import type { ChangeOptions, ChangeOutcome } from "../change.ts";
import type { GuestChange, SettingName, SettingReach } from "./change/guest-change.ts";
import type { PendingChange } from "./change/pending-changes.ts";
import type { GuestDevices } from "./devices/guest-devices.ts";
import type { Host } from "../host/host.ts";
import type { MigrationCheck } from "../migration/migration-check.ts";
import type { MigrationJob } from "../migration/migration-job.ts";
import type { MigrationOptions } from "../migration/migration-options.ts";
import type { Snapshots } from "./snapshots/snapshots.ts";
import type { GuestAddresses } from "./guest-addresses.ts";
import type { GuestInfo } from "./guest-info.ts";
import type { GuestLife } from "./life/guest-life.ts";
import type { UndefineOptions } from "./undefine.ts";
import type { XmlOptions } from "./xml-options.ts";
import type { GuestState } from "./guest-state.ts";
import type { GuestTuning } from "./tuning/guest-tuning.ts";

/** What to wait for: a state, or `gone` for a guest that is no longer known (as a transient one when it stops). */
export type GuestCondition = GuestState | "gone";

/** How long to wait, and what ends the waiting early. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * One libvirt domain on one host.
 *
 * It holds no state: every method asks the host, over whatever connection the host has at that time. Every method
 * throws {@link GuestNotFound} when the guest is gone, and an error of kind `unavailable` while the host is.
 */
export interface Guest extends GuestLife, GuestConsole {
  /** In lower case with dashes; never changes. */
  readonly uuid: string;
  /** Its name when it was looked up. */
  readonly name: string;

  /** State, size and flags, in one round of parallel calls. */
  info(): Promise<GuestInfo>;
  /** Its XML: of the running guest or the stored definition, without secrets unless they are asked for. */
  xml(options?: XmlOptions): Promise<string>;

  /**
   * The addresses of a running guest's interfaces: those that libvirt's networks have leased to it, those its agent
   * tells, if it has one, and of an interface without either those in the host's ARP table. Within about a second; what
   * cannot be told by then is left out, empty for a guest that is off.
   */
  addresses(): Promise<GuestAddresses>;
  /** What it uses, in one call: each processor, disk and card apart. */
  statistics(options?: StatisticsOptions): Promise<GuestStatistics>;
  /** What is done from within the guest. */
  readonly agent: GuestAgent;

  /** Its memory, saved so that its next start goes on from there. */
  readonly savedMemory: SavedMemory;
  /** Writes its memory to a file of the host, to be looked into; the guest goes on afterwards unless told otherwise. */
  dumpCore(path: string, options?: CoreDumpOptions): Job<void>;

  /** One of its disks by target, as `vda`; that it exists is seen when it is asked for something. */
  disk(target: string): GuestDisk;
  /** The states that it can be taken back to. */
  readonly snapshots: Snapshots;
  /** The points in time from which on its disks note what is written. */
  readonly checkpoints: Checkpoints;
  /** Copies of its disks while it runs. */
  readonly backup: GuestBackup;

  /** What it is made of: to look at, attach, change and detach. */
  readonly devices: GuestDevices;
  /** What it may take of its host, and where. */
  readonly tuning: GuestTuning;

  /**
   * Changes its settings: all that is asked for or nothing. What the running guest cannot take waits for the next start;
   * where a target is named, that is an error, and nothing is changed.
   *
   * @throws InvalidChange before anything is changed; ChangeRefused; ChangeHalfMade when what failed cannot be undone.
   */
  change(change: GuestChange, options?: ChangeOptions): Promise<ChangeOutcome>;
  /** Where each setting can be changed as the guest is now. */
  changeable(): Promise<Readonly<Record<SettingName, SettingReach>>>;
  /** What is stored and waits for the next start. */
  pendingChanges(): Promise<readonly PendingChange[]>;

  /**
   * Gives it another name while it is off. Snapshots, checkpoints, autostart, the state of its TPM and its firmware's
   * variables stay with it.
   *
   * @returns the guest under its new name; this one goes on to work.
   * @throws GuestRenameRefused
   */
  rename(newName: string): Promise<Guest>;
  /**
   * Forgets its definition with what libvirt keeps for it: saved memory, snapshots' and checkpoints' metadata, firmware
   * variables and TPM state unless they are to be kept. A running guest goes on as a transient one. Disks are not touched.
   *
   * @throws KeepTpmUnsupported
   */
  undefine(options?: UndefineOptions): Promise<void>;
  /** Whether it starts with the host. */
  setAutostart(autostart: boolean): Promise<void>;

  /**
   * Moves it to another host, running or not, and returns at once; one guest runs, however it ends. What stands against
   * it is found out first.
   */
  migrate(destination: Host, options?: MigrationOptions): MigrationJob;
  /** Finds out whether {@link migrate} with these options can work, and changes nothing. */
  canMigrate(destination: Host, options?: MigrationOptions): Promise<MigrationCheck>;
}
