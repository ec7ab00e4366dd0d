import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type FreshDebian, run } from "@hob/beds";

/** Where the clone lies in the fresh Debian. */
export const clone = "/root/hob";

/** The repository that this file is in. */
const root = dirname(dirname(import.meta.dirname));

/** The machine's own Node and npm, as a user has them: not the ones that come with the clone's dependencies. */
function ownProgram(name: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`No '${name}' outside node_modules in PATH.`);
  return realpathSync(found);
}

/** Puts Node and npm into the fresh Debian, as an archive from nodejs.org would be unpacked to /usr/local. */
export function installNode(debian: FreshDebian): void {
  const local = join(debian.root, "usr", "local");
  const modules = join(local, "lib", "node_modules");
  mkdirSync(modules, { recursive: true });
  cpSync(ownProgram("node"), join(local, "bin", "node"));
  cpSync(dirname(dirname(ownProgram("npm"))), join(modules, "npm"), { recursive: true });
  for (const name of ["npm", "npx"])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, "bin", name));
}

/** Puts the files that git knows or would take into the fresh Debian: a clean clone of the present state. */
export async function installClone(debian: FreshDebian): Promise<void> {
  const names = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  const present = names
    .toString()
    .split("\0")
    .filter((name) => name !== "" && existsSync(join(root, name)));
  const target = join(debian.root, clone);
  mkdirSync(target, { recursive: true });
  for (const name of present) cpSync(join(root, name), join(target, name));
}

/** Environment by which npm in the fresh Debian finds the registry that this machine uses. */
export async function registrySettings(debian: FreshDebian): Promise<Record<string, string>> {
  const settings: Record<string, string> = {};
  const get = async (name: string) => (await run("npm", ["config", "get", name], { cwd: "/" })).trim();
  settings["npm_config_registry"] = await get("registry");
  const authorities = [await get("cafile"), process.env["NODE_EXTRA_CA_CERTS"]].find(
    (path) => path && existsSync(path),
  );
  if (authorities) {
    cpSync(authorities, join(debian.root, "etc", "authorities.pem"));
    settings["npm_config_cafile"] = "/etc/authorities.pem";
    settings["NODE_EXTRA_CA_CERTS"] = "/etc/authorities.pem";
  }
  return settings;
}
