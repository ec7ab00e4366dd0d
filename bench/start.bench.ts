// How long the command line takes to answer: `hob --version` and `hob --help` beside `node --version`, paired.
// Prints rows for docs/benchmarks.md.
// Run: npm run bench -- start
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { hobPath } from "../test/journeys/src/start-hob.ts";
import { medianAndLeast, quantile } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const run = promisify(execFile);
const rounds = 25;
const contenders = [
  ["node --version", ["--version"]],
  ["node on an empty program", ["-e", ""]],
  ["hob --version", [hobPath, "--version"]],
  ["hob --help", [hobPath, "--help"]],
] as const;
const times = contenders.map((): number[] => []);
// The first round warms the disk cache and the compile cache and does not count.
for (let round = 0; round <= rounds; round += 1) {
  for (const [index, [, args]] of contenders.entries()) {
    const begun = performance.now();
    await run(process.execPath, args);
    if (round > 0) times[index]?.push(performance.now() - begun);
  }
}
const bare = quantile(times[0] ?? [], 0.5);
printTable(
  [`Command, ${rounds} rounds`, "ms, median [least]", "allowed ms: 1.5 × node --version + 100"],
  contenders.map(([name], index) => [
    name,
    medianAndLeast(times[index] ?? []),
    name === "hob --version" ? (1.5 * bare + 100).toFixed(0) : "",
  ]),
);
