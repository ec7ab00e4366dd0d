import { formatDuration } from "@hob/units";

/** How long ago a time was, for people, in its largest unit: `5 min ago`. @param at ms since 1970. */
export function ago(at: number, now = Date.now()): string {
  const elapsed = now - at;
  return elapsed < 1000 ? "just now" : `${formatDuration(elapsed).split(" ").slice(0, 2).join(" ")} ago`;
}
