import { createHash } from "node:crypto";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { writeOnce } from "./write-once.ts";

/** cloud-init, and what it imports. */
const packages = [
  "cloud-init",
  ..."attr certifi chardet charset-normalizer configobj idna jinja2 json-pointer jsonpatch jsonschema markupsafe netifaces"
    .split(" ")
    .map((name) => `python3-${name}`),
  ..."oauthlib pyrsistent requests serial six urllib3 yaml".split(" ").map((name) => `python3-${name}`),
];

/**
 * Path of a folder with Debian's cloud-init as modules of Python, for `PYTHONPATH`: its readers of seeds, its schema, its
 * writers of network settings. Nothing of it is installed or started. Unpacked at the first call, then kept.
 *
 * @throws an Error when a package cannot be downloaded.
 */
export async function cloudInitModules(): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8");
  const recipe = createHash("sha256")
    .update(JSON.stringify([release, packages]))
    .digest("hex")
    .slice(0, 16);
  const path = join(await cacheDirectory("debian"), `cloud-init-${recipe}`);
  const tree = await writeOnce(path, async (target, directory) =>
    rename(await unpackDebianPackages(directory, packages), target),
  );
  return join(tree, "usr", "lib", "python3", "dist-packages");
}
