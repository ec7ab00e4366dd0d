import { join } from "node:path";
import { unpackedDebian } from "./unpacked-debian.ts";

/** What cloud-init imports, after `python3-`. */
const imported =
  "attr certifi chardet charset-normalizer configobj idna jinja2 json-pointer jsonpatch jsonschema markupsafe netifaces " +
  "oauthlib pyrsistent requests serial six urllib3 yaml";

/**
 * Path of a folder with Debian's cloud-init as modules of Python, for `PYTHONPATH`: its readers of seeds, its schema, its
 * writers of network settings. Nothing of it is installed or started. Unpacked at the first call, then kept.
 *
 * @throws an Error when a package cannot be downloaded.
 */
export async function cloudInitModules(): Promise<string> {
  const tree = await unpackedDebian("cloud-init", ...imported.split(" ").map((name) => `python3-${name}`));
  return join(tree, "usr", "lib", "python3", "dist-packages");
}
