import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder in which beds keep what is slow to make, made when missing: `hob/beds` under `XDG_CACHE_HOME` or `~/.cache`.
 * What lies in it can be deleted at any time.
 */
export async function cacheDirectory(...names: readonly string[]): Promise<string> {
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const directory = join(base, "hob", "beds", ...names);
  await mkdir(directory, { recursive: true });
  return directory;
}
