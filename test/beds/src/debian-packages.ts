import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

async function download(directory: string, names: readonly string[]): Promise<string[]> {
  const before = new Set(await readdir(directory));
  const fetch = () => run("apt-get", ["download", "-q", ...names], { cwd: directory });
  // The lists of packages may be missing, as in container images, or older than what the servers have.
  await fetch().catch(async () => {
    await run("apt-get", ["update", "-q"]);
    await fetch();
  });
  return (await readdir(directory)).filter((file) => file.endsWith(".deb") && !before.has(file));
}

/**
 * Downloads Debian packages and unpacks their files, installing nothing. Dependencies stay away, except what a package
 * whose name begins with `linux-image` stands for: the kernel itself.
 *
 * @returns the folder with the unpacked files, below `directory`.
 */
export async function unpackDebianPackages(directory: string, names: readonly string[]): Promise<string> {
  const tree = join(directory, "tree");
  await mkdir(tree, { recursive: true });
  const files = await download(directory, names);
  const meta = files.find((file) => file.startsWith("linux-image"));
  if (meta !== undefined) {
    const depends = await run("dpkg-deb", ["--field", join(directory, meta), "Depends"]);
    const kernel = /linux-image-[^\s,]+/.exec(depends)?.[0];
    if (kernel !== undefined) files.push(...(await download(directory, [kernel])));
  }
  for (const file of files) await run("dpkg-deb", ["--extract", join(directory, file), tree]);
  return tree;
}
