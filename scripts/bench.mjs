// npm run bench: lists the benchmarks under bench/; npm run bench -- NAME… runs them.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "./setup/build.mjs";
import { ensureModules } from "./setup/modules.mjs";
import { nodeProgram, requireNodeForSetup } from "./setup/node.mjs";
import { run } from "./setup/run.mjs";
import { fail } from "./setup/say.mjs";
import { root } from "./workspaces.mjs";

const folder = join(root, "bench");
const benches = new Map(
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /\.bench\.(mjs|ts)$/.test(name))
    .map((name) => [name.replace(/\.bench\.(mjs|ts)$/, ""), join(folder, name)]),
);
if (benches.size === 0) fail("There are no benchmarks: no file bench/NAME.bench.ts.");
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => name !== "all" && !benches.has(name));
if (unknown !== undefined) fail(`Unknown benchmark '${unknown}'. There are: ${[...benches.keys()].join(", ")}.`);
if (wanted.length === 0) {
  process.stdout.write(`Run with 'npm run bench -- NAME…' or 'npm run bench -- all':\n`);
  for (const name of benches.keys()) process.stdout.write(`  ${name}\n`);
} else {
  requireNodeForSetup();
  await ensureModules();
  await ensureBuild();
  const names = wanted.includes("all") ? [...benches.keys()] : wanted;
  const failed = [];
  for (const name of names) {
    if ((await run(nodeProgram(), ["--conditions=hob-source", benches.get(name)])) !== 0) failed.push(name);
  }
  if (failed.length > 0) fail(`Failed: ${failed.join(", ")}.`);
}
