import type { FirstBoot } from "@hob/first-boot";

/** What becomes of a disk in a clone. */
export const diskClonings = ["copy", "link", "share", "skip"] as const;
/** What becomes of a disk: an own copy, only what differs, the same disk, or nothing. */
export type DiskCloning = (typeof diskClonings)[number];

/** What is wanted of a guest that is made after another, or after a template. */
export interface CloneRequest {
  /** The new guest's. */
  readonly name: string;
  /** The guest that it is made after: a UUID or a name on the same host. */
  readonly source: string;
  /** Whether its disks keep only what differs from the source's, which must not change any more. Default false. */
  readonly linked?: boolean | undefined;
  /** What becomes of single disks, by target (`vdb`), in place of that. */
  readonly disks?: Readonly<Record<string, string>> | undefined;
  /** Where its disks go. Default: where the source's are. */
  readonly pool?: string | undefined;
  /** Whether its firmware begins with the source's variables, boot entries and keys. Default true. */
  readonly nvram?: boolean | undefined;
  /** What the clone is told at its first boot: a host name of its own, keys. */
  readonly firstBoot?: FirstBoot | undefined;
  /** Whether it is started. Default false. */
  readonly start?: boolean | undefined;
  readonly wait?: string | undefined;
  readonly waitTimeoutMs?: number | undefined;
}
