import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

const SOURCES = "/etc/apt/sources.list.d/debian.sources";

/** This machine's Debian release and where it gets packages from, or Debian 12 from the usual place. */
export async function debianOrigin(): Promise<{ suite: string; sources: string[] }> {
  const release = await readFile("/etc/os-release", "utf8");
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1];
  if (!/^ID=debian$/m.test(release) || codename === undefined || !existsSync(SOURCES))
    return { suite: "bookworm", sources: [] };
  return { suite: codename, sources: [SOURCES] };
}

/**
 * Path of a tar archive with the smallest Debian there is (its essential packages and apt). Made by mmdebstrap at the
 * first call, then kept.
 */
export async function debianBase(): Promise<string> {
  const { suite, sources } = await debianOrigin();
  const path = join(await cacheDirectory("debian"), `${suite}-minbase.tar`);
  return writeOnce(path, async (target) => {
    await run("mmdebstrap", ["--quiet", "--variant=minbase", suite, target, ...sources]);
  });
}
