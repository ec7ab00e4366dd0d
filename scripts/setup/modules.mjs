import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../workspaces.mjs";
import { run } from "./run.mjs";
import { fail, say } from "./say.mjs";

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);

/**
 * The first entry of the lock file that is not installed as written there, or undefined when all are. npm keeps what it
 * installed in `node_modules/.package-lock.json`. Optional packages may be missing: they can be for other machines.
 */
export function firstStaleModule(lock, installed) {
  return Object.keys(lock.packages).find((path) => {
    const wanted = lock.packages[path];
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return false;
    const have = installed?.packages[path];
    if (have === undefined) return !(wanted.optional || wanted.devOptional || wanted.peer);
    return have.version !== wanted.version || Boolean(have.link) !== Boolean(wanted.link);
  });
}

/** Digest of the lock file that was installed last: npm may leave out what it finds superfluous. */
const stampPath = join(root, "node_modules", ".cache", "hob-modules");

/** Runs `npm ci` when what is installed is not what the lock file says. */
export async function ensureModules() {
  const text = readFileSync(join(root, "package-lock.json"), "utf8");
  const digest = createHash("sha256").update(text).digest("hex");
  const installed = read(join(root, "node_modules", ".package-lock.json"));
  if (installed && existsSync(stampPath) && readFileSync(stampPath, "utf8") === digest) return;
  if (!firstStaleModule(JSON.parse(text), installed)) return;
  say("Installing dependencies (npm ci)…");
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm && /\.c?js$/.test(npm) ? [process.execPath, npm] : ["npm"];
  // Hob's own packages ask for a newer Node than may be running this: it is among the dependencies.
  const code = await run(program, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) {
    fail(
      `'npm ci' failed (exit ${code}).`,
      "Its messages are above. Check the connection to the package registry, then try again.",
    );
  }
  mkdirSync(dirname(stampPath), { recursive: true });
  writeFileSync(stampPath, digest);
}
