import { createHash } from "node:crypto";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { writeOnce } from "./write-once.ts";

/**
 * Path of a folder with the files of Debian packages, for programs that tests ask and that no machine should get installed.
 * Dependencies stay away; nothing is configured or started. Unpacked at the first call, then kept.
 *
 * @throws an Error when a package cannot be downloaded.
 */
export async function unpackedDebian(...packages: readonly string[]): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8");
  const recipe = createHash("sha256")
    .update(JSON.stringify([release, packages]))
    .digest("hex")
    .slice(0, 16);
  const path = join(await cacheDirectory("debian"), `${packages[0]}-${recipe}`);
  return writeOnce(path, async (target, directory) => rename(await unpackDebianPackages(directory, packages), target));
}
