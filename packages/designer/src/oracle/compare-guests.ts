import type { GuestParts } from "./guest-parts.ts";

/** A part in which two guests differ; null where one has no such part. */
export interface PartDifference {
  readonly part: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Two guests beside each other. */
export interface GuestComparison {
  /** How many parts either has. */
  readonly parts: number;
  readonly differences: readonly PartDifference[];
}

/** Compares two guests part by part. */
export function compareGuests(ours: GuestParts, theirs: GuestParts): GuestComparison {
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  const differences = names
    .map((part) => ({ part, ours: ours.get(part) ?? null, theirs: theirs.get(part) ?? null }))
    .filter((each) => each.ours !== each.theirs);
  return { parts: names.length, differences };
}
