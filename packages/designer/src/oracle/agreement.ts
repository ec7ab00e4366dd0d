import type { OsDatabase } from "@hob/osinfo";
import type { PartDifference } from "./compare-guests.ts";
import { knownDifferences } from "./known-differences.ts";
import { describeCase } from "./oracle-case.ts";
import type { OracleResult } from "./testing/oracle-kit.ts";

/** How far the designer and virt-install agree over many guests. */
export interface Agreement {
  readonly guests: number;
  readonly parts: number;
  readonly differences: number;
  /** Of all parts, 0 to 1, before any difference is explained. */
  readonly raw: number;
  /** How many differences are of each known class. */
  readonly classes: ReadonlyMap<string, number>;
  /** Differences of no known class: a line each. */
  readonly unexplained: readonly string[];
}

/** Adds results up, and finds the reason of each difference. */
export function agreementOf(results: readonly OracleResult[], db: OsDatabase): Agreement {
  const classes = new Map<string, number>();
  const unexplained: string[] = [];
  let parts = 0;
  let differences = 0;
  for (const result of results) {
    parts += result.parts;
    differences += result.differences.length;
    const about = { wanted: result.wanted, os: db.get(result.wanted.os), all: result.differences };
    for (const difference of result.differences) {
      const known = knownDifferences.find((one) => one.holds(difference, about));
      if (known) classes.set(known.name, (classes.get(known.name) ?? 0) + 1);
      else unexplained.push(`${describeCase(result.wanted)}: ${describe(difference)}`);
    }
  }
  return { guests: results.length, parts, differences, raw: 1 - differences / parts, classes, unexplained };
}

const describe = ({ part, ours, theirs }: PartDifference) =>
  `${part} is ${ours ?? "absent"}, virt-install's ${theirs ?? "absent"}`;

/** The agreement as lines for the reader of a test's output. */
export function agreementLines({ guests, parts, differences, raw, classes }: Agreement): string[] {
  const list = [...classes].toSorted(([, a], [, b]) => b - a);
  return [
    `${guests} guests, ${parts} parts, ${differences} differ: ${(raw * 100).toFixed(2)} % agree`,
    ...list.map(([name, count]) => `  ${String(count).padStart(5)} ${name}`),
  ];
}
