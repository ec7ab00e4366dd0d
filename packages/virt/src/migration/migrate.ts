import { type DomainRef, parseLibvirtUri, type StorageVolumeRef } from "@hob/libvirt";
import type { Guest } from "../guest/guest.ts";
import type { Host } from "../host/host.ts";
import type { Link } from "../host/link.ts";
import { linkOf } from "../host/link-of.ts";
import { clearDestination } from "./clear-destination.ts";
import { clearSource } from "./clear-source.ts";
import { makeVolumes } from "./destination-volumes.ts";
import type { Ending, Journey } from "./journey.ts";
import { migrateByDaemon } from "./migrate-by-daemon.ts";
import { migrateDirectly } from "./migrate-directly.ts";
import { InvalidMigration } from "./migration-errors.ts";
import { migrationFailure } from "./migration-failure.ts";
import type { MigrationJob } from "./migration-job.ts";
import type { MigrationOptions } from "./migration-options.ts";
import { type GivenUp, MigrationRun } from "./migration-run.ts";
import { outcomeOf } from "./outcome-of.ts";
import { planJourney } from "./plan-journey.ts";
import { settle } from "./settle.ts";
import type { Sight } from "./sight.ts";

/** Makes the guest of a reference; given by those who make guests, who know migration. */
export type GuestOf = (link: Link, dom: DomainRef) => Guest;

/** Starts a guest's migration and returns at once. */
export function migrate(
  from: Link,
  dom: DomainRef,
  destination: Host,
  options: MigrationOptions,
  guestOf: GuestOf,
): MigrationJob {
  return new MigrationRun(from, dom, options, async (run) => {
    const to = linkOf(destination);
    const uri = daemonUri(to, dom, options);
    const { journey, volumes, beforeThere } = await planJourney(from, to, dom, options);
    let made: readonly StorageVolumeRef[] = [];
    let ending: Ending;
    try {
      run.enter("preparing");
      made = await makeVolumes(to, volumes);
      await run.limitDowntime();
      ending = uri === null ? await migrateDirectly(journey, run) : await migrateByDaemon(journey, uri, run);
    } catch (error) {
      // Nothing was asked of the guest yet: it was given up, there was no room, a connection did not open.
      ending = { clean: false, ranThere: "never", error };
    }
    const warnings = await end(journey, ending, made, beforeThere, run, guestOf);
    const outcome = await outcomeOf(journey, warnings, ending.clean ? ending.figures : null);
    return { guest: guestOf(to, journey.there), ...outcome };
  });
}

/** The destination's daemon as the source's reaches it; null when Hob directs. */
function daemonUri(to: Link, dom: DomainRef, { mode = "direct", destinationUri }: MigrationOptions): string | null {
  if (mode === "direct") return null;
  if (destinationUri !== undefined) return destinationUri;
  if (parseLibvirtUri(to.uri).host !== null) return to.uri;
  const reason = `the source's daemon has to reach '${to.name}' by a URI with a host, and '${to.uri}' has none: give 'destinationUri', or use mode 'direct'`;
  throw new InvalidMigration({ guest: dom.name, reason });
}

/**
 * Sets right what is not as it should be. @returns what could not be, where the guest has moved. @throws what is told of a
 * migration that did not work.
 */
async function end(
  journey: Journey,
  ending: Ending,
  made: readonly StorageVolumeRef[],
  beforeThere: Sight | null,
  run: MigrationRun,
  guestOf: GuestOf,
): Promise<readonly string[]> {
  if (ending.clean) return [];
  const { phase, givenUp }: { phase: typeof run.phase; givenUp: GivenUp | null } = run;
  const { error } = ending;
  run.enter("settling");
  const settlement = await settle(journey, ending.ranThere);
  if (settlement.at === "destination")
    return [...settlement.warnings, ...(await clearSource(journey, guestOf(journey.from, journey.dom)))];
  const left =
    settlement.at === "source"
      ? await clearDestination(journey, made, beforeThere, guestOf(journey.to, journey.there))
      : [];
  const warnings = [...settlement.warnings, ...left];
  throw migrationFailure(journey, error, phase, givenUp, { at: settlement.at, warnings });
}
