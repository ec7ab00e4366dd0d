/** A short id split into what names the system and what numbers it: `ubuntu22.04` → `ubuntu`, 22.04. */
function parts(id: string): { readonly word: string; readonly number: number } {
  const match = /^(.*?)[\s._-]*(\d+(?:\.\d+)?)?$/.exec(id.toLowerCase());
  return { word: match?.[1] ?? "", number: Number(match?.[2] ?? Number.NaN) };
}

/** How many letters must be added, dropped, replaced or swapped with their neighbour to make one word of the other. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(one.length, other.length);
}

/**
 * The short ids that someone who wrote `wrong` may have meant, likeliest first: a like name, then the nearest version,
 * so that a system newer than the database leads to its predecessor.
 */
export function closest(wrong: string, shortIds: readonly string[], limit = 3): string[] {
  const asked = parts(wrong);
  const allowed = Math.max(1, Math.floor(asked.word.length / 3));
  return shortIds
    .map((id) => {
      const { word, number } = parts(id);
      const gap = Math.abs(number - asked.number);
      return { id, letters: distance(asked.word, word), gap: Number.isNaN(gap) ? Number.MAX_VALUE : gap };
    })
    .filter(({ letters }) => letters <= allowed)
    .sort(
      (one, other) =>
        one.letters - other.letters || one.gap - other.gap || other.id.localeCompare(one.id, "en", { numeric: true }),
    )
    .slice(0, limit)
    .map(({ id }) => id);
}
