// npm run check: types, lint, format, floors, cycles and the like. A part that sees no files fails.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureModules } from "./setup/modules.mjs";
import { nodeProgram, requireNodeForSetup } from "./setup/node.mjs";
import { clearResult, closingLine, saveResult } from "./setup/results.mjs";
import { run } from "./setup/run.mjs";
import { filesBelow } from "./setup/sources.mjs";
import { root, workspaces } from "./workspaces.mjs";

requireNodeForSetup();
await ensureModules();
clearResult("check");
const node = nodeProgram();
const { writeExamples } = await import("./check/examples.mjs");
const { floorProblems } = await import("./check/floors.mjs");
const { cycleProblems } = await import("./check/cycles.mjs");
const { browserProblems } = await import("./check/browser.mjs");
const { lockFileProblems } = await import("./check/lock-file.mjs");
const { readSources } = await import("./check/source-graph.mjs");
const { isText, wordProblems } = await import("./check/words.mjs");

const json = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));
const tool = (...path) => join(root, "node_modules", ...path);
const all = workspaces();
const rooms = all.filter(({ manifest }) => manifest.private !== true || manifest.floor !== undefined);
const sources = readSources(root, rooms);
const files = filesBelow(root);
const lock = json("package-lock.json");
// Its exit code tells of findings, which the part itself shows; here only what it looked at.
const lint = spawnSync(node, [tool("oxlint", "bin", "oxlint"), "--format=json", "--silent"], {
  cwd: root,
  encoding: "utf8",
});

const examples = join(root, "node_modules", ".cache", "hob-examples");

/** Each part: its name, how many things it looks at, and what is wrong or how its program ended. */
const parts = [
  ["types", sources.length, () => run(node, [tool("typescript", "bin", "tsc"), "--build"])],
  [
    "examples",
    writeExamples(root, all, examples),
    () => run(node, [tool("typescript", "bin", "tsc"), "--project", examples]),
  ],
  ["references", all.length, () => run(node, [join(root, "scripts", "references.mjs"), "--check"])],
  ["lint", JSON.parse(lint.stdout).number_of_files, () => run(node, [tool("oxlint", "bin", "oxlint")])],
  [
    "format",
    files.length,
    () => run(node, [tool("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]),
  ],
  ["floors", sources.length, () => floorProblems(sources, rooms, json("package.json"))],
  ["cycles", sources.length, () => cycleProblems(sources)],
  ["browser", sources.length, () => browserProblems(sources)],
  ["words", files.filter(isText).length, () => wordProblems(root, files)],
  [
    "lock file",
    Object.keys(lock.packages).length,
    () => lockFileProblems(lock, [...all, { manifest: json("package.json") }]),
  ],
];

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, seen, look] of parts) {
  const result = await look();
  const problems = Array.isArray(result) ? result : result === 0 ? [] : ["see above"];
  if (seen === 0) problems.push("it saw no files");
  for (const problem of problems) process.stdout.write(`  ${problem}\n`);
  process.stdout.write(`${problems.length === 0 ? "ok    " : "FAILED"} ${name} (${seen})\n`);
  counts[problems.length === 0 ? "passed" : "failed"] += 1;
}
saveResult("check", counts);
process.stdout.write(`${closingLine(counts)}\n`);
process.exit(counts.failed === 0 ? 0 : 1);
