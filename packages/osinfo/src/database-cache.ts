import { createHash, randomUUID } from "node:crypto";
import { type Stats, statSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseContent } from "./database-content.ts";
import type { DatabaseFiles } from "./database-files.ts";

/** Raised when what is kept changes its shape: what an older program kept is read no more. A test tells when to. */
export const cacheFormat = 1;

/**
 * What was kept of these files, if none of them has changed since.
 *
 * @returns null when nothing is kept, or when it cannot be used.
 */
export async function readCache(directory: string, files: DatabaseFiles): Promise<DatabaseContent | null> {
  try {
    const text = await readFile(join(directory, cacheName(files)), "latin1");
    const end = text.indexOf("\n");
    if (text.slice(0, end) !== fingerprint(files)) return null;
    const content: unknown = JSON.parse(text.slice(end + 1));
    return isContent(content) ? content : null;
  } catch {
    // A cache that is not there, or is broken, costs time and nothing else.
    return null;
  }
}

/** Keeps what the files state. That it cannot be kept is no failure: the next reader reads the files. */
export async function keepCache(directory: string, files: DatabaseFiles, content: DatabaseContent): Promise<void> {
  const path = join(directory, cacheName(files));
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(`${fingerprint(files)}\n${asciiJson(content)}`, "latin1");
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await forgetOldest(directory);
  } catch {
    // Left over where the disk is full.
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** JSON in ASCII alone: a text of one byte a character is read in half the time. */
const asciiJson = (content: DatabaseContent): string =>
  JSON.stringify(content).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Sets of directories whose databases are kept. */
const mostKept = 8;

async function forgetOldest(directory: string): Promise<void> {
  const kept = (await readdir(directory)).filter((name) => /^osinfo-[0-9a-f]{16}\.json$/.test(name));
  if (kept.length <= mostKept) return;
  const age = (name: string) => statSync(join(directory, name)).mtimeMs;
  const oldest = kept.map((name) => ({ name, at: age(name) })).sort((one, other) => other.at - one.at);
  for (const { name } of oldest.slice(mostKept)) await rm(join(directory, name), { force: true });
}

/** One file for each set of directories that is in use. */
function cacheName({ directories }: DatabaseFiles): string {
  return `osinfo-${digest(directories.join("\n")).slice(0, 16)}.json`;
}

/** Changes when a file comes, goes, or is written. */
function fingerprint({ files, attachments }: DatabaseFiles): string {
  const seen = [...files.map(({ path }) => path), ...attachments].map((path) => {
    const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
    return `${path}\0${stats?.size}\0${stats?.mtimeMs}\0${stats?.ino}`;
  });
  return `${cacheFormat} ${digest(seen.join("\n"))}`;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

const tables = ["systems", "platforms", "devices", "scripts", "datamaps", "problems"] as const;

const isContent = (value: unknown): value is DatabaseContent =>
  typeof value === "object" &&
  value !== null &&
  tables.every((table) => Array.isArray((value as Record<string, unknown>)[table]));
