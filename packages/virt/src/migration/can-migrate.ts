import type { DomainRef } from "@hob/libvirt";
import type { Host } from "../host/host.ts";
import type { Link } from "../host/link.ts";
import { linkOf } from "../host/link-of.ts";
import { checkMigration } from "./check-migration.ts";
import type { MigrationCheck } from "./migration-check.ts";
import type { MigrationOptions } from "./migration-options.ts";
import { subjectOf } from "./plan-journey.ts";

/** Finds out whether a migration can work, and changes nothing. */
export async function canMigrate(
  from: Link,
  dom: DomainRef,
  destination: Host,
  options: MigrationOptions = {},
): Promise<MigrationCheck> {
  const findings = await checkMigration(await subjectOf(from, linkOf(destination), dom, options), true);
  return { possible: findings.every(({ severity }) => severity !== "blocking"), findings };
}
