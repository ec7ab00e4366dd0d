/** Waits between attempts, in ms: the first, doubling up to the last. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * How long to wait before an attempt, in ms: between half and all of what the number of failures gives, so that many
 * managers of one host do not knock at once.
 *
 * @param failures attempts that failed in a row, from 1. @param chance from 0 to 1.
 */
export function backoffMs({ firstMs, maxMs }: Backoff, failures: number, chance: number): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (0.5 + 0.5 * chance));
}
