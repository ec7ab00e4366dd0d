/** What of a column counts for its width. */
export interface ColumnNeeds {
  /** Its widest cell. */
  readonly width: number;
  /** It goes on in the next line. */
  readonly isProse: boolean;
  /** It is never cut. */
  readonly isWhole: boolean;
}

/** Prose is wrapped down to this before anything is cut. */
const leastProse = 16;
const least = 8;

/**
 * How wide columns become that have so much room together: prose gives way first, then what may be cut, the widest
 * first. What must stay whole stays, so the result may still be too wide.
 */
export function columnWidths(columns: readonly ColumnNeeds[], room: number): number[] {
  const widths = columns.map(({ width }) => width);
  const shrink = (may: (column: ColumnNeeds) => boolean, floor: number) => {
    for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
      const free = columns.flatMap((column, at) => (may(column) && (widths[at] ?? 0) > floor ? [at] : []));
      const [widest] = free.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
      if (widest === undefined) return;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  };
  shrink(({ isProse }) => isProse, leastProse);
  shrink(({ isProse, isWhole }) => !isProse && !isWhole, least);
  return widths;
}
