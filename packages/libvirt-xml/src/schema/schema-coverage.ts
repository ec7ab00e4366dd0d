import type { Element } from "../kit/element.ts";
import type { Slot } from "../kit/slot.ts";
import { type Grammar, grammarReader } from "./grammar.ts";
import { content, rootsOf, type SchemaContent, type SchemaElement } from "./schema-content.ts";

/** How much of what a schema allows in an element is declared. */
export interface SchemaRow {
  /** `/domain/devices/disk`; the first one, of an element that stands in several places. */
  readonly path: string;
  /** What the schema allows and a slot speaks of: `@type`, `driver`, `text()`, and `*` for whatever others put there. */
  readonly declared: readonly string[];
  /** What the schema allows and no slot speaks of. */
  readonly undeclared: readonly string[];
  /** What slots speak of and the schema does not have, such as names of newer versions. */
  readonly beyond: readonly string[];
}

/** An element, as the schema and as the declarations have it. */
interface Pair {
  readonly path: string;
  readonly schema: readonly SchemaElement[];
  readonly slots: readonly Slot<unknown>[];
}

/**
 * Makes what compares declarations with their schemas, element by element, name by name: a row for each element that an
 * earlier row has not told of. An element that many hold in the same way, as devices hold their address, has one row.
 *
 * @param load Gives the text of a schema's file, such as `domain.rng`.
 */
export function schemaComparison(
  load: (file: string) => string,
): (declared: Element<object>, schema: string) => readonly SchemaRow[] {
  const grammar = grammarReader(load);
  const seen = new Set<string>();
  const numbers = new Map<object, number>();
  const numbered = (items: Iterable<object>): string => {
    const found = new Set<number>();
    for (const item of items) {
      const number = numbers.get(item) ?? numbers.size;
      numbers.set(item, number);
      found.add(number);
    }
    return [...found].sort((a, b) => a - b).join(" ");
  };
  const meanings = new Map<Grammar, string>();
  /** What the names of a grammar stand for: two files may begin differently and yet mean the same. */
  const meaningOf = (of: Grammar): string => {
    const known =
      meanings.get(of) ??
      [...of.definitions]
        .map(([name, all]) => `${name} ${numbered(all)}`)
        .sort()
        .join();
    meanings.set(of, known);
    return known;
  };
  const isNew = ({ schema, slots }: Pair): boolean => {
    const described = schema.map(({ pattern, grammar: of }) => `${numbered([pattern])} ${meaningOf(of)}`);
    const key = `${[...new Set(described)].sort().join()}|${numbered(slots)}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };

  return (declared, file) => {
    const { name, slots } = declared;
    const root = rootsOf(grammar(file)).elements.get(name) ?? [];
    const queue: Pair[] = [{ path: `/${name}`, schema: root, slots: Object.values(slots) }];
    return [...rows(queue, isNew)].sort((a, b) => (a.path < b.path ? -1 : 1));
  };
}

/** Goes through a queue of elements, which grows by what is inside each. */
function* rows(queue: Pair[], isNew: (pair: Pair) => boolean): Generator<SchemaRow> {
  for (const pair of queue) {
    if (!isNew(pair)) continue;
    const { path, schema, slots } = pair;
    const inside = content(schema);
    const [allowed, spoken] = [namesOf(inside), spokenOf(slots)];
    yield {
      path,
      declared: [...allowed].filter((name) => spoken.has(name)),
      undeclared: [...allowed].filter((name) => !spoken.has(name)),
      beyond: [...spoken].filter((name) => !allowed.has(name)),
    };
    for (const [name, elements] of inside.elements) {
      const known = slots.flatMap((slot) => (slot.extent().elements ?? []).filter((each) => each.name === name));
      queue.push({ path: `${path}/${name}`, schema: elements, slots: known.flatMap((each) => each.inside()) });
    }
  }
}

function namesOf({ attributes, elements, text, anything }: SchemaContent): ReadonlySet<string> {
  return new Set([
    ...[...attributes].map((name) => `@${name}`),
    ...(text ? ["text()"] : []),
    ...elements.keys(),
    ...(anything ? ["*"] : []),
  ]);
}

function spokenOf(slots: readonly Slot<unknown>[]): ReadonlySet<string> {
  const extents = slots.map((slot) => slot.extent());
  return new Set([
    ...extents.flatMap(({ attributes = [] }) => attributes.map((name) => `@${name}`)),
    ...(extents.some(({ text }) => text) ? ["text()"] : []),
    ...extents.flatMap(({ elements = [] }) => elements.map(({ name }) => name)),
    ...(extents.some(({ anything }) => anything) ? ["*"] : []),
  ]);
}
