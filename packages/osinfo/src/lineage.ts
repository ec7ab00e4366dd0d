import type { Problem } from "./problem.ts";
import type { ProductRecord } from "./product-record.ts";

/** By which relations something is inherited. */
type Inheriting = readonly ("derivesFrom" | "clones" | "upgrades")[];

/**
 * A system or platform, then everything that it inherits from, each once, nearest first (depth first, as libosinfo
 * walks). Systems inherit from what they derive from or clone, platforms from what they derive from or upgrade.
 *
 * One that leads back to itself, or to one that does not exist, is reported once by its id.
 */
export function lineageOf<Record extends ProductRecord>(
  start: Record,
  records: ReadonlyMap<string, Record>,
  problems: Problem[],
  inheriting: Inheriting = ["derivesFrom", "clones"],
): [Record, ...Record[]] {
  const behind: Record[] = [];
  const seen = new Set([start.id]);
  const visit = (record: Record) => {
    for (const id of inheriting.flatMap((relation) => record[relation])) {
      const next = records.get(id);
      // Reported where it is stated, not by each heir.
      if (!next && record === start)
        problems.push({ where: start.id, message: `derives from '${id}', which is not in the database` });
      if (next === start) problems.push({ where: start.id, message: `derives from itself through '${record.id}'` });
      if (!next || seen.has(id)) continue;
      seen.add(id);
      behind.push(next);
      visit(next);
    }
  };
  visit(start);
  return [start, ...behind];
}
