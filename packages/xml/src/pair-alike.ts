/** An item of one list and the same item of another, by their indices. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /** Whether it stands before or after other items than it did. */
  readonly moved: boolean;
}

/** Lists up to this many combinations are searched for what has most in common; longer ones are paired in order. */
const combinations = 40_000;

/**
 * Finds the items of one list again in another: first those that are equal, then those that have most in common. Two that
 * have nothing in common are a pair only where they are alone.
 *
 * @param by.signature Equal for items that are equal.
 * @param by.traits What items may have in common.
 */
export function pairAlike<Item>(
  before: readonly Item[],
  after: readonly Item[],
  by: { signature(item: Item): string; traits(item: Item): ReadonlySet<string> },
): readonly Pair[] {
  const partners = new Map<number, number>();
  const equal = Map.groupBy(after.keys(), (at) => by.signature(after[at] as Item));
  for (const [at, item] of before.entries()) {
    const found = equal.get(by.signature(item))?.shift();
    if (found !== undefined) partners.set(at, found);
  }
  const taken = new Set(partners.values());
  const left = [...before.keys()].filter((at) => !partners.has(at));
  const right = [...after.keys()].filter((at) => !taken.has(at));
  for (const [at, other] of closest(left, right, before, after, by.traits)) partners.set(at, other);
  const pairs = [...partners].sort(([a], [b]) => a - b);
  const inOrder = longestRise(pairs.map(([, at]) => at));
  return pairs.map(([one, other]) => ({ before: one, after: other, moved: !inOrder.has(other) }));
}

function inBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const trait of one) if (other.has(trait)) count += 1;
  return count;
}

/** Pairs what has most in common first. */
function closest<Item>(
  left: readonly number[],
  right: readonly number[],
  before: readonly Item[],
  after: readonly Item[],
  traits: (item: Item) => ReadonlySet<string>,
): readonly (readonly [number, number])[] {
  if (left.length * right.length > combinations) {
    return left.flatMap((at, index) => (index < right.length ? [[at, right[index] as number] as const] : []));
  }
  const others = right.map((at) => [at, traits(after[at] as Item)] as const);
  const scored = left.flatMap((at) => {
    const own = traits(before[at] as Item);
    return others.map(([other, theirs]) => ({ at, other, score: inBoth(own, theirs) }));
  });
  scored.sort((a, b) => b.score - a.score || a.at - b.at || a.other - b.other);
  const alone = before.length === 1 && after.length === 1;
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, other, score } of scored) {
    if (pairs.has(at) || taken.has(other) || (score === 0 && !alone)) continue;
    pairs.set(at, other);
    taken.add(other);
  }
  return [...pairs];
}

/** The numbers of a longest rising row among these. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the index at which the lowest end of a row that long stands. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [at, value] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = at;
  }
  const row = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) row.add(numbers[at] as number);
  return row;
}
