import { randomUUID } from "node:crypto";
import { cp, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ReleaseFiles } from "./release-files.ts";

/** Names what a refresh has put there, so that the next one takes it away, and leaves alone what others have. */
const manifestName = ".refreshed.json";

/**
 * Puts the files of a release into a directory of the database: beside it first, then in its place, so that a reader
 * finds the old or the new one. Files that no refresh has brought stay.
 *
 * @param check looks at the new directory before it takes the place; what it throws leaves all as it was.
 * @throws an error of the file system, after which all is as it was.
 */
export async function replaceDatabase(
  directory: string,
  { version, files }: ReleaseFiles,
  check: (directory: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(directory), { recursive: true });
  // What a link leads to is replaced, not the link.
  const place = await realpath(directory).catch(() => directory);
  const id = randomUUID();
  const draft = join(dirname(place), `.${basename(place)}.${id}.new`);
  const former = join(dirname(place), `.${basename(place)}.${id}.old`);
  try {
    const isThere = await keepOthers(place, draft);
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(draft, path)), { recursive: true, mode: 0o755 });
      await writeFile(join(draft, path), bytes, { mode: 0o644 });
    }
    await writeFile(join(draft, manifestName), JSON.stringify({ version, files: files.map(({ path }) => path) }));
    await check(draft);
    if (isThere) await rename(place, former);
    try {
      await rename(draft, place);
    } catch (error) {
      if (isThere) await rename(former, place);
      throw error;
    }
    await rm(former, { recursive: true, force: true });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Copies what is there but for what an earlier refresh brought. */
async function keepOthers(place: string, draft: string): Promise<boolean> {
  try {
    await cp(place, draft, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(draft, { mode: 0o755 });
    return false;
  }
  for (const path of await earlier(draft)) await rm(join(draft, path), { force: true });
  return true;
}

async function earlier(directory: string): Promise<string[]> {
  try {
    const manifest = JSON.parse(await readFile(join(directory, manifestName), "utf8")) as { files: unknown[] };
    return manifest.files.filter(
      (path): path is string => typeof path === "string" && !path.startsWith("/") && !path.split("/").includes(".."),
    );
  } catch {
    return [];
  }
}
