import { isHobError } from "@hob/errors";
import {
  domainGetJobStats,
  domainGetJobStatsFlag,
  domainJobType,
  type DomainRef,
  domainSetAutostart,
  qemuDomainMonitorCommand,
  type TypedValue,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { Journey } from "./journey.ts";
import type { MigrationOutcome } from "./migration-job.ts";
import type { MigrationProgress } from "./migration-progress.ts";
import { migrationProgressOf } from "./migration-progress-of.ts";

/** @source qapi/net.json, announce-self: QEMU's own times after a migration */
const announceSelf = JSON.stringify({
  execute: "announce-self",
  arguments: { initial: 50, max: 550, rounds: 5, step: 100 },
});

/**
 * Does what libvirt leaves undone at the destination, and tells what became of the migration.
 *
 * @param told the last figures, if the source told them.
 */
export async function outcomeOf(
  journey: Journey,
  warnings: readonly string[],
  told: Readonly<Record<string, TypedValue>> | null,
): Promise<Omit<MigrationOutcome, "guest">> {
  const { to, there, before, options } = journey;
  const stores = (options.persist ?? before.persistent) || !before.active;
  const done = [
    ...warnings,
    ...(await warned(before.autostart && stores, `'${to.name}' does not start the guest with itself`, () =>
      to.call(domainSetAutostart, { dom: there, autostart: true }),
    )),
    ...(await warned(options.announce === true, "The guest's networks were not told where it is", () =>
      to.call(qemuDomainMonitorCommand, { dom: there, cmd: announceSelf }),
    )),
  ];
  if (!before.active) return { figures: null, warnings: done };
  const figures = told === null ? await lastFigures(to, there) : migrationProgressOf(told, "confirming", true);
  return { figures, warnings: done };
}

async function warned(wanted: boolean, sentence: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  if (!wanted) return [];
  try {
    await work();
    return [];
  } catch (error) {
    if (!isHobError(error)) throw error;
    return [`${sentence}: ${error.message}`];
  }
}

/** The figures of the migration that is over; null where the host no longer has them. */
async function lastFigures(link: Link, dom: DomainRef): Promise<MigrationProgress | null> {
  try {
    const flags = domainGetJobStatsFlag.completed | domainGetJobStatsFlag.keepCompleted;
    const { type, parameters } = await link.call(domainGetJobStats, { dom, flags });
    return type === domainJobType.none ? null : migrationProgressOf(parameters.toObject(), "confirming", true);
  } catch (error) {
    if (isHobError(error)) return null;
    throw error;
  }
}
