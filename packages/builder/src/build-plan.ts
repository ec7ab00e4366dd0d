import type { Decision } from "@hob/designer";
import type { WaitGoal } from "./build-request.ts";

/** A digest that content must have. */
export type PlannedChecksum = {
  readonly algorithm: "sha256" | "sha512";
  /** In lower case. */
  readonly hex: string;
};

/** Content behind a URL, as it was when the plan was made. */
export type PlannedDownload = {
  readonly url: string;
  /** Bytes on the wire; null when the server does not say. */
  readonly length: number | null;
  /** What a server must still say of it when a broken download is gone on with. */
  readonly etag: string | null;
  /** Whether what arrives is unpacked. */
  readonly compression: "gzip" | null;
  /** Of what is on the wire. */
  readonly checksum: PlannedChecksum | null;
};

/** What a volume begins with. */
export type VolumeContent =
  /** Nothing. */
  | { readonly kind: "empty" }
  /** A copy of an image, or what differs from it. */
  | {
      readonly kind: "copy" | "overlay";
      readonly path: string;
      readonly format: string;
      /** Bytes, as a guest sees it. */
      readonly size: number;
    }
  | { readonly kind: "download"; readonly download: PlannedDownload }
  /** A file of an ISO on the host. */
  | { readonly kind: "iso-file"; readonly image: string; readonly file: string }
  /**
   * Bytes that the plan does not hold because they are secret: they are in the {@link SecretVault} of the process that
   * made the plan, until they are written.
   */
  | { readonly kind: "vault" };

/** A volume that is going to be made. */
export type PlannedVolume = {
  /** Unique in the plan: `disk`, `disk-2`, `image`, `iso`, `kernel`, `initrd`, `answers`, `seed`, `ignition`. */
  readonly id: string;
  readonly pool: string;
  /** Where the pool is made, if it does not exist. */
  readonly makePoolAt: string | null;
  readonly volume: string;
  readonly path: string;
  readonly format: string;
  /** Bytes, as a guest sees it; of a download that does not say how long it is, 0. */
  readonly size: number;
  readonly content: VolumeContent;
  /** Bytes from the vault that follow the content, such as answers in an initrd. */
  readonly hasSecretTail: boolean;
  /** How long it stays: as long as the guest, or until the disk is copied from it, its installer or its first boot is over. */
  readonly until: "kept" | "copied" | "installed" | "first-boot";
  /** Whether it is overwritten before it is deleted. */
  readonly wipe: boolean;
};

/** An installer that is waited for: it runs from a definition of its own, which the final one replaces. */
export type PlannedInstallation = {
  /** How often the guest is started from the installer's definition before the system is installed; at least 1. */
  readonly boots: number;
  /** How long it may take in all, in ms. */
  readonly timeoutMs: number;
};

/** What is waited for in the end. */
export type PlannedWait = {
  readonly goal: WaitGoal;
  readonly timeoutMs: number;
  /** What the guest is told to use, without prefixes: it is looked for there, because nobody leases these or tells them. */
  readonly addresses: readonly string[];
};

/** A file that a clone's firmware begins with. */
export type PlannedNvram = { readonly from: string; readonly to: string };

/**
 * All that is going to be done, as JSON: shown as the dry run, stored as the task's input. It holds the guest's UUID, so
 * that a step and its undo mean the same guest. It holds no secret: see {@link VolumeContent}.
 */
export type BuildPlan = {
  readonly name: string;
  readonly uuid: string;
  /** The definition that stays. */
  readonly xml: string;
  /** The definition of the first phase, with its media; null when there is only one. */
  readonly firstXml: string | null;
  readonly installation: PlannedInstallation | null;
  /** The operating system's osinfo id and name. */
  readonly os: { readonly id: string; readonly name: string } | null;
  /** Bytes. */
  readonly memory: number;
  readonly vcpus: number;
  /** In the order in which they are made. */
  readonly volumes: readonly PlannedVolume[];
  /** The main disk's size in bytes; null when the guest has none of its own. */
  readonly diskSize: number | null;
  /** The installation medium's path on the host. */
  readonly medium: string | null;
  readonly nvram: PlannedNvram | null;
  /** The libvirt network that must run; null when none is used. */
  readonly network: string | null;
  readonly start: boolean;
  readonly wait: PlannedWait;
  readonly decisions: readonly { readonly [K in keyof Decision]: Decision[K] }[];
  /** What will be done as asked, but may not end well. */
  readonly warnings: readonly string[];
};

/** What the build task is given. */
export type BuildInput = {
  /** The host's id. */
  readonly host: string;
  readonly plan: BuildPlan;
};

/** A volume that this task makes. */
export type NotedVolume = { readonly pool: string; readonly name: string };

/** What the build task writes down before it makes it. */
export type BuildNotes = {
  /** A pool that this task defines. */
  readonly pool: { readonly name: string; readonly uuid: string };
  /** Directories that this task may reach images in through transient pools. */
  readonly imageDirectories: readonly string[];
  /** The volumes that this task makes, by their id in the plan; null when it turned out not to. */
  readonly volumes: { readonly [id: string]: NotedVolume | null };
  /** How many bytes of a download are safely in its volume, by id. */
  readonly fetched: { readonly [id: string]: number };
  /** The disks whose download is whole and checked, by id; they may still have to grow. */
  readonly checked: { readonly [id: string]: boolean };
  /** The volumes whose content is whole, by id. */
  readonly written: { readonly [id: string]: true };
  /** The UUID of the guest that this task defines. */
  readonly guest: string;
  /** A firmware's variables that this task copies. */
  readonly nvram: string;
  /** How often the guest has been started from the installer's definition. */
  readonly boots: number;
  /** The start that is about to happen, counted likewise. */
  readonly nextBoot: number;
  /** When the installer began, in ms since 1970. */
  readonly installingSince: number;
  /** Whether the final definition's guest has been started. */
  readonly started: boolean;
  /** What was found in the end. */
  readonly addresses: readonly string[];
  /** Whether the guest's agent answered. */
  readonly agent: boolean;
  /** Whether what was waited for came in time. */
  readonly reached: boolean;
  /** What was overwritten and deleted: paths on the host. */
  readonly wiped: readonly string[];
};
