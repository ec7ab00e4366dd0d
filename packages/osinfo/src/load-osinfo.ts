import { assembleDatabase } from "./assemble-database.ts";
import type { DatabaseContent } from "./database-content.ts";
import { type DatabaseFiles, databaseFiles } from "./database-files.ts";
import { keepCache, readCache } from "./database-cache.ts";
import type { OsDatabase } from "./os-database.ts";
import { osinfoDirectories } from "./osinfo-directories.ts";
import type { Problem } from "./problem.ts";
import { readDatabase } from "./read-database.ts";

/** How {@link loadOsinfo} reads. */
export interface LoadOptions {
  /** In order of precedence, the strongest last; default {@link osinfoDirectories}. */
  readonly directories?: readonly string[];
  /**
   * A directory where what has been read is kept, for the next reader of the same files; it is made where it is not.
   * Without one nothing is kept. What it holds may be deleted at any time; one that cannot be used is passed over.
   */
  readonly cacheDirectory?: string | undefined;
}

/**
 * Reads the installed osinfo-db, a little at a time. What cannot be read is reported in `problems` and left out; with no
 * database at all the answer is an empty one.
 */
export async function loadOsinfo(options: LoadOptions = {}): Promise<OsDatabase> {
  const { directories = osinfoDirectories(), cacheDirectory } = options;
  const files = databaseFiles(directories);
  const content = await contentOf(files, cacheDirectory);
  const nothing: Problem = {
    where: directories.join(", "),
    message: "no operating system found; install the package 'osinfo-db'",
  };
  const missing = content.systems.length === 0 ? [nothing] : [];
  return assembleDatabase({ ...content, problems: [...files.problems, ...content.problems, ...missing] });
}

async function contentOf(files: DatabaseFiles, cacheDirectory: string | undefined): Promise<DatabaseContent> {
  if (cacheDirectory === undefined) return readDatabase(files.files);
  const kept = await readCache(cacheDirectory, files);
  if (kept) return kept;
  const content = await readDatabase(files.files);
  await keepCache(cacheDirectory, files, content);
  return content;
}
