import type { Problem } from "./problem.ts";
import type { ProductRecord } from "./product-record.ts";

/**
 * A system or platform, then everything it derives from or clones, each once, nearest first (depth first, as libosinfo
 * walks).
 *
 * One that leads back to itself, or to one that does not exist, is reported once by its id.
 */
export function lineageOf<Record extends ProductRecord>(
  start: Record,
  records: ReadonlyMap<string, Record>,
  problems: Problem[],
): [Record, ...Record[]] {
  const behind: Record[] = [];
  const seen = new Set([start.id]);
  const visit = (record: Record) => {
    for (const id of [...record.derivesFrom, ...record.clones]) {
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
