import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import type { Log } from "@hob/plugin-api";

/** Gives the installed operating-system database. */
export type Osinfo = () => Promise<OsDatabase>;

/**
 * The installed operating-system database, read once, when it is first asked for: a server that starts does not wait for
 * it, and one that nobody asks about operating systems does not hold it. What is wrong with it is logged. An empty one is
 * looked for again, because somebody may install it.
 */
export function lazyOsinfo(log: Log, load: Osinfo = loadOsinfo): Osinfo {
  let reading: Promise<OsDatabase> | undefined;
  const read = async () => {
    const db = await load();
    for (const problem of db.problems) log.warn(problem, "A part of the operating-system database is left out");
    if (db.all().length === 0) reading = undefined;
    return db;
  };
  return () => (reading ??= read());
}
