import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Makes a file unless it is there. `make` writes to another path in a folder of its own, which it may use for
 * intermediate files; the result then appears whole, also when several processes make it at once.
 */
export async function writeOnce(
  path: string,
  make: (target: string, directory: string) => Promise<void>,
): Promise<string> {
  if (existsSync(path)) return path;
  const directory = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    const target = join(directory, basename(path));
    await make(target, directory);
    await rename(target, path);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return path;
}
