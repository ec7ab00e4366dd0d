import { defineError } from "@hob/errors";

/** A text that is no duration. */
export const InvalidDuration = defineError("units.invalid-duration", {
  kind: "invalid",
  message: (d: { value: string }) => `'${d.value}' is not a duration.`,
  hint: "Write a whole number and a unit: ms, s, min, h or d, for example '30s' or '12 h'.",
});

const unitMs = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Reads a duration as people write it: `500ms`, `30 s`, `5min`, `12h`, `7d`.
 *
 * @returns milliseconds.
 * @throws InvalidDuration for anything else, and for more than 2^53 − 1 ms.
 */
export function parseDuration(text: string): number {
  const match = /^\s*(\d+)\s*(ms|s|min|h|d)\s*$/.exec(text);
  const durationMs = match ? Number(match[1]) * unitMs[match[2] as keyof typeof unitMs] : Number.NaN;
  if (!Number.isSafeInteger(durationMs)) throw new InvalidDuration({ value: text });
  return durationMs;
}

/** For people: the two largest units that are not zero, `2 h 5 min`, `45 s`, `3 d`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  let rest = Math.round(durationMs / 1000) * 1000;
  const parts: string[] = [];
  for (const name of ["d", "h", "min", "s"] as const) {
    const count = Math.floor(rest / unitMs[name]);
    rest -= count * unitMs[name];
    if (count > 0) parts.push(`${count} ${name}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(" ");
}
