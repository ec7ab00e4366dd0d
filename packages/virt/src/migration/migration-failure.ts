import { isHobError } from "@hob/errors";
import type { Journey } from "./journey.ts";
import {
  MigrationAborted,
  MigrationFailed,
  MigrationInterrupted,
  MigrationSplit,
  MigrationTimeout,
  MigrationUndecided,
} from "./migration-errors.ts";
import type { MigrationPhase } from "./migration-progress.ts";
import { Forsaken, type GivenUp } from "./migration-run.ts";
import type { Settlement } from "./settle.ts";

/** What is told of a migration that did not work: why, and where the guest is. */
export function migrationFailure(
  { from, to, dom, options }: Journey,
  error: unknown,
  phase: MigrationPhase,
  givenUp: GivenUp | null,
  { at, warnings }: Settlement,
): unknown {
  const cause = error instanceof Forsaken ? {} : { cause: error };
  const said = error instanceof Error && !(error instanceof Forsaken) ? error.message : "it was given up";
  const reason = [said.replace(/\.$/, ""), ...warnings].join(". ");
  const journey = { guest: dom.name, from: from.name, to: to.name };
  if (at === "unknown") return new MigrationUndecided({ ...journey, reason }, cause);
  if (at === "split") return new MigrationSplit({ ...journey, reason }, cause);
  const aftermath = { ...journey, phase, host: at === "source" ? from.name : null, reason };
  if (givenUp === "aborted") return new MigrationAborted(aftermath, cause);
  if (givenUp === "too late") {
    return new MigrationTimeout({ ...aftermath, reason: `more than ${options.limit?.ms ?? 0} ms` }, cause);
  }
  if (isHobError(error, "unavailable")) return new MigrationInterrupted(aftermath, cause);
  // What libvirt refuses before anything was done is its own error.
  return at === "source" && phase === "preparing" && warnings.length === 0
    ? error
    : new MigrationFailed(aftermath, cause);
}
