import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, workspaces } from "../workspaces.mjs";
import { nodeProgram } from "./node.mjs";
import { run } from "./run.mjs";
import { fail, say } from "./say.mjs";
import { digestOfSources } from "./sources.mjs";

const stampPath = join(root, "node_modules", ".cache", "hob-build");

/** Whether what was built last is there and made of the present sources. */
function isFresh(digest) {
  if (!existsSync(stampPath) || readFileSync(stampPath, "utf8") !== digest) return false;
  return workspaces().every(
    ({ directory }) => !existsSync(join(directory, "src")) || existsSync(join(directory, "dist")),
  );
}

/** Runs one step of the build under the Node that Hob needs; ends the script when it fails. */
async function step(what, args) {
  say(`${what}…`);
  if ((await run(nodeProgram(), args)) !== 0)
    fail(`${what} failed.`, "The messages are above; 'npm run check' shows all of them.");
}

/** Compiles every package and bundles the web application. */
export async function build() {
  const digest = digestOfSources();
  rmSync(stampPath, { force: true });
  await step("Compiling", [join(root, "node_modules", "typescript", "bin", "tsc"), "--build"]);
  const web = join(root, "apps", "hob", "web");
  if (existsSync(join(web, "index.html"))) {
    await step("Bundling the web application", [
      join(root, "node_modules", "vite", "bin", "vite.js"),
      "build",
      "--logLevel",
      "warn",
      web,
    ]);
  }
  mkdirSync(join(root, "node_modules", ".cache"), { recursive: true });
  writeFileSync(stampPath, digest);
}

/** Builds unless nothing changed since the last time. */
export async function ensureBuild() {
  if (!isFresh(digestOfSources())) await build();
}
