import type { Problem } from "./problem.ts";
import type { ProductRecord } from "./product-record.ts";

/** By which relations something is inherited. */
type Inheritance = readonly ("derivesFrom" | "clones" | "upgrades")[];

/** Systems inherit from what they derive from or clone. @source libosinfo, `osinfo_os_get_all_devices`. */
export const osInheritance: Inheritance = ["derivesFrom", "clones"];

/** Platforms inherit from what they derive from or upgrade. @source libosinfo, `osinfo_platform_get_all_devices`. */
export const platformInheritance: Inheritance = ["derivesFrom", "upgrades"];

/**
 * A system or platform, then everything that it inherits from, each once, nearest first (depth first, as libosinfo
 * walks).
 */
export function lineageOf<Record extends ProductRecord>(
  start: Record,
  records: ReadonlyMap<string, Record>,
  inheritance: Inheritance = osInheritance,
): [Record, ...Record[]] {
  const behind: Record[] = [];
  const seen = new Set([start.id]);
  const visit = (record: Record) => {
    for (const id of inheritance.flatMap((relation) => record[relation])) {
      const next = records.get(id);
      if (!next || seen.has(id)) continue;
      seen.add(id);
      behind.push(next);
      visit(next);
    }
  };
  visit(start);
  return [start, ...behind];
}

/** Those that lead back to themselves, or to one that does not exist; each where it is stated, not by each heir. */
export function lineageProblems<Record extends ProductRecord>(
  records: readonly Record[],
  inheritance: Inheritance = osInheritance,
): Problem[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return records.flatMap((start) => {
    const nearest = inheritance.flatMap((relation) => start[relation]);
    const missing = nearest
      .filter((id) => !byId.has(id))
      .map((id) => ({ where: start.id, message: `derives from '${id}', which is not in the database` }));
    const circles = lineageOf(start, byId, inheritance)
      .filter((record) => inheritance.some((relation) => record[relation].includes(start.id)))
      .map(({ id }) => ({ where: start.id, message: `derives from itself through '${id}'` }));
    return [...missing, ...circles];
  });
}
