import type { OsRecord } from "./os-record.ts";
import type { Problem } from "./problem.ts";

/**
 * A system, then everything it derives from or clones, each once, nearest first (depth first, as libosinfo walks).
 *
 * A system that leads back to itself, or to one that does not exist, is reported once by its id.
 */
export function lineageOf(
  start: OsRecord,
  records: ReadonlyMap<string, OsRecord>,
  problems: Problem[],
): [OsRecord, ...OsRecord[]] {
  const behind: OsRecord[] = [];
  const seen = new Set([start.id]);
  const visit = (record: OsRecord) => {
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
