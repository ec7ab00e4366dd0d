import { formatDuration } from "@hob/units";

/** How long ago a time was, for people: `5 min ago`. @param at ms since 1970. */
export function ago(at: number, now = Date.now()): string {
  const elapsed = now - at;
  return elapsed < 1000 ? "just now" : `${formatDuration(elapsed)} ago`;
}
