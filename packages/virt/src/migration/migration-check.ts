import type { DomainRef } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { DestinationDocuments } from "./destination-documents.ts";
import type { PlannedVolume } from "./destination-volumes.ts";
import type { GuestBeforehand } from "./migration-flags.ts";
import type { MigrationOptions } from "./migration-options.ts";
import type { Sight } from "./sight.ts";

/** What is looked at before a migration. */
export const migrationAspects = [
  "hosts",
  "state",
  "identity",
  "options",
  "machine",
  "cpu",
  "memory",
  "disks",
  "networks",
  "devices",
] as const;

/** One of {@link migrationAspects}. */
export type MigrationAspect = (typeof migrationAspects)[number];

/** Something that was found before a migration: that it is well, that it may go wrong, or that it cannot work. */
export interface MigrationFinding {
  readonly aspect: MigrationAspect;
  readonly severity: "ok" | "warning" | "blocking";
  /** A sentence. */
  readonly reason: string;
}

/** What was found before a migration; nothing was changed. */
export interface MigrationCheck {
  /** Whether nothing blocks it. */
  readonly possible: boolean;
  /** At least one for each aspect. */
  readonly findings: readonly MigrationFinding[];
}

/** What a migration is about, as it was read beforehand. */
export interface MigrationSubject {
  readonly from: Link;
  readonly to: Link;
  readonly dom: DomainRef;
  /** The guest as the destination will call it. */
  readonly there: DomainRef;
  readonly before: GuestBeforehand;
  /** How the destination knows the guest now; null when it cannot be asked. */
  readonly beforeThere: Sight | null;
  readonly options: MigrationOptions;
  readonly documents: DestinationDocuments;
  readonly volumes: readonly PlannedVolume[];
}
