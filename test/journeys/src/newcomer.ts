import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type FreshDebian, openFreshDebian } from "@hob/beds";
import { collect, run } from "./run.ts";
import { scriptArguments, type Terminal, terminalOf } from "./terminal.ts";

/** Somebody at a Debian that has nothing but its base, Node, npm and a clean clone of the repository. */
export interface Newcomer extends AsyncDisposable {
  readonly debian: FreshDebian;
  /** Types a command line in the clone, at a terminal. */
  type(command: string): Terminal;
  /** Runs a command line in the clone. @returns what it printed. @throws Error with that, unless it exits with 0. */
  output(command: string): Promise<string>;
}

/** The repository that this file is in. */
const repository = dirname(dirname(dirname(import.meta.dirname)));

/** Opens a fresh Debian for a newcomer: `root`, or somebody who may do nothing else than work there. */
export async function openNewcomer(user: "root" | "ann"): Promise<Newcomer> {
  const debian = await openFreshDebian();
  const home = user === "root" ? "/root" : `/home/${user}`;
  const cwd = `${home}/hob`;
  installNode(debian);
  installClone(debian, cwd);
  const env = { ...(await registrySettings(debian)), HOME: home };
  const start = (program: string, args: readonly string[]) => {
    const [first, ...rest] = user === "root" ? [program, ...args] : ["runuser", "-u", user, "--", program, ...args];
    return debian.start(first as string, rest, { cwd, env });
  };
  const output = async (child: ReturnType<typeof start>) => {
    const [said, complained] = [collect(child.stdout), collect(child.stderr)];
    child.stdin.end();
    const code = await new Promise((resolve) => child.once("close", resolve));
    if (code !== 0) throw new Error(`Exit code ${code}:\n${said()}${complained()}`);
    return said();
  };
  if (user !== "root") await output(debian.start("sh", ["-c", `useradd ${user} && chown -R ${user} ${home}`]));
  return {
    debian,
    type: (command) => terminalOf(start("script", scriptArguments(command))),
    output: (command) => output(start("sh", ["-c", command])),
    [Symbol.asyncDispose]: () => debian.stop(),
  };
}

/** The machine's own Node and npm, as a user has them: not the ones that come with the clone's dependencies. */
function ownProgram(name: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`No '${name}' outside node_modules in PATH.`);
  return realpathSync(found);
}

/** Puts Node and npm into the fresh Debian, as an archive from nodejs.org would be unpacked to /usr/local. */
function installNode(debian: FreshDebian): void {
  const local = join(debian.root, "usr", "local");
  const modules = join(local, "lib", "node_modules");
  mkdirSync(modules, { recursive: true });
  cpSync(ownProgram("node"), join(local, "bin", "node"));
  cpSync(dirname(dirname(ownProgram("npm"))), join(modules, "npm"), { recursive: true });
  for (const name of ["npm", "npx"])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, "bin", name));
}

/** Puts the files that git knows or would take into the fresh Debian: a clean clone of the present state. */
function installClone(debian: FreshDebian, folder: string): void {
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const present = execFileSync("git", listing, { cwd: repository })
    .toString()
    .split("\0")
    .filter((name) => name !== "" && existsSync(join(repository, name)));
  const target = join(debian.root, folder);
  mkdirSync(target, { recursive: true });
  for (const name of present) cpSync(join(repository, name), join(target, name));
}

/** Environment by which npm in the fresh Debian finds the registry that this machine uses. */
async function registrySettings(debian: FreshDebian): Promise<Record<string, string>> {
  const get = async (name: string) => (await run("npm", ["config", "get", name], { cwd: "/" })).stdout.trim();
  const registry = { npm_config_registry: await get("registry") };
  const authorities = [await get("cafile"), process.env["NODE_EXTRA_CA_CERTS"]].find(
    (path) => path && existsSync(path),
  );
  if (!authorities) return registry;
  const inside = "/etc/authorities.pem";
  cpSync(authorities, join(debian.root, inside));
  return { ...registry, npm_config_cafile: inside, NODE_EXTRA_CA_CERTS: inside };
}
