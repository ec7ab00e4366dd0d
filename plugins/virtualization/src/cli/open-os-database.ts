import type { Output } from "@hob/cli";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import { osinfoCacheDirectory } from "./osinfo-cache.ts";

/** Reads the operating systems that this machine knows; tells on stderr what was wrong with their database. */
export async function openOsDatabase(output: Output): Promise<OsDatabase> {
  const db = await loadOsinfo({ cacheDirectory: osinfoCacheDirectory() });
  for (const { where, message } of db.problems) output.note(`Warning: ${where}: ${message}`);
  return db;
}
