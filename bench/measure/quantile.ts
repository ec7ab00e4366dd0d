/** The value below which a part of the values lies: 0.5 is the median, 0 the least. NaN when there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** `median [least]`, with so many decimals. */
export function medianAndLeast(values: readonly number[], decimals = 0): string {
  return `${quantile(values, 0.5).toFixed(decimals)} [${quantile(values, 0).toFixed(decimals)}]`;
}
