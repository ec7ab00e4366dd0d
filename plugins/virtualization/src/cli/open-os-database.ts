import type { Output } from "@hob/cli";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";

/** Reads the operating systems that this machine knows; tells on stderr what was wrong with their database. */
export async function openOsDatabase(output: Output): Promise<OsDatabase> {
  const db = await loadOsinfo();
  for (const { where, message } of db.problems) output.note(`Warning: ${where}: ${message}`);
  return db;
}
