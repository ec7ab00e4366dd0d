import { isActive, type Sight } from "./sight.ts";

/** What is known of a migration that did not end cleanly. */
export interface Knowledge {
  /**
   * Whether the guest ran at the destination: `never`, because it was not told to; `perhaps`, because it was and nobody
   * heard the answer; `yes`.
   */
  readonly ranThere: "never" | "perhaps" | "yes";
  /** Whether it was paused before, so that it stays so. */
  readonly wasPaused: boolean;
  /** Whether it is left paused at the destination. */
  readonly leftPaused: boolean;
  /** Whether the source knew its definition before: then only a migration that succeeded makes it forget the guest. */
  readonly wasStored: boolean;
}

/** What is to be done next so that one guest runs; or where it is. */
export type Step =
  | { readonly at: "source" | "destination" | "nowhere" | "split" }
  | "wait"
  | "abort-source-job"
  | "resume-source"
  | "destroy-source"
  | "destroy-destination";

const stoppedByMigration = (sight: Sight) =>
  sight.state === "paused" && ["migration", "unknown", "postcopy"].includes(sight.reason);
const isBroken = (sight: Sight | null) => sight?.reason === "postcopy-failed";

/**
 * Decides what is next after a loss, so that in the end one guest runs, never two and never none. A host that cannot be
 * asked is null; it is waited for where it matters.
 */
export function nextStep(source: Sight | null, destination: Sight | null, known: Knowledge): Step {
  if (isBroken(source) || isBroken(destination)) return broken(destination);
  if (known.ranThere === "never") return stayed(source, destination, known);
  if (known.ranThere === "yes") return moved(source);
  if (destination === null || destination.busy) return "wait";
  if (!isActive(destination)) return stayed(source, destination, known);
  const runsThere = destination.state !== "paused" || (known.leftPaused && !stoppedByMigration(destination));
  if (source === null || source.busy) return "wait";
  // libvirt itself took the failure back: the source goes on, and the other one must not.
  if (source.state === "running") return "destroy-destination";
  if (runsThere || !isActive(source)) return moved(source);
  return "destroy-destination";
}

/** Post-copy broke off: it can go on only where both halves of its memory are; neither is a guest by itself. */
function broken(destination: Sight | null): Step {
  if (destination === null) return "wait";
  return { at: isActive(destination) ? "split" : "nowhere" };
}

/** It is at the destination; a copy at the source is only in the way. */
function moved(source: Sight | null): Step {
  if (source === null || source.busy) return "wait";
  return isActive(source) ? "destroy-source" : { at: "destination" };
}

/** It is at the source, which may have stopped it to send the last of its memory. */
function stayed(source: Sight | null, destination: Sight | null, known: Knowledge): Step {
  const { ranThere, wasPaused, wasStored } = known;
  if (source === null) return "wait";
  if (source.busy) return ranThere === "never" ? "abort-source-job" : "wait";
  if (!isActive(source)) {
    const hasMoved = source.reason === "migrated" || (source.state === "gone" && wasStored);
    return { at: ranThere !== "never" && hasMoved ? "destination" : "nowhere" };
  }
  if (destination !== null && isActive(destination)) return destination.busy ? "wait" : "destroy-destination";
  if (stoppedByMigration(source) && !wasPaused) return "resume-source";
  return { at: "source" };
}
