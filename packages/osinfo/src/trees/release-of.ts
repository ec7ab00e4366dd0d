import type { OperatingSystem } from "../operating-system.ts";
import type { OsDatabase } from "../os-database.ts";

/**
 * The release that a tree's version means. A later update than the database has leads to the latest before it:
 * `rhel8.9` to `rhel8.6`.
 *
 * @param prefix `rhel`: what the short ids begin with.
 * @param version `8.9`, `36`.
 */
export function releaseOf(db: OsDatabase, prefix: string, version: string): OperatingSystem | null {
  const [major = "", minor = "0"] = version.split(".");
  for (let update = Math.min(Number.parseInt(minor, 10) || 0, 99); update >= 0; update -= 1) {
    const found = db.find(`${prefix}${major}.${update}`) ?? (update === 0 ? db.find(`${prefix}${major}`) : undefined);
    if (found) return found;
  }
  return db.find(`${prefix}${major}-unknown`) ?? null;
}
