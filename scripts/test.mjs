// npm test [-- unit|bed|journey|long… [NAME…]]: sets up what is missing, then runs the tests of those suites; without a
// suite, all but the long ones. Anything else is passed on to vitest: part of a file's path, or an option.
import { join } from "node:path";
import { ensureBuild } from "./setup/build.mjs";
import { ensureDebianPackages, testPackages } from "./setup/debian-packages.mjs";
import { ensureModules } from "./setup/modules.mjs";
import { nodeProgram, requireNodeForSetup } from "./setup/node.mjs";
import { clearResult, closingLine, readResult } from "./setup/results.mjs";
import { run } from "./setup/run.mjs";
import { root } from "./workspaces.mjs";

const suites = ["unit", "bed", "journey", "long"];
const args = process.argv.slice(2);
const named = args.filter((arg) => suites.includes(arg));
const wanted = named.length > 0 ? named : ["unit", "bed", "journey"];

requireNodeForSetup();
await ensureModules();
const node = nodeProgram();
if (wanted.some((suite) => suite !== "unit")) await ensureDebianPackages(testPackages, "testing");
await ensureBuild();
clearResult("tests");
const code = await run(node, [
  join(root, "node_modules", "vitest", "vitest.mjs"),
  "run",
  ...wanted.flatMap((suite) => ["--project", suite]),
  "--reporter=default",
  `--reporter=${join(root, "scripts", "setup", "count-reporter.mjs")}`,
  ...args.filter((arg) => !suites.includes(arg)),
]);
const counts = readResult("tests");
process.stdout.write(`${closingLine(counts)}\n`);
process.exit(code === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1);
