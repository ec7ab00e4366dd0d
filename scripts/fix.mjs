// npm run fix: project references, what the linter can mend, format.
import { join } from "node:path";
import { ensureModules } from "./setup/modules.mjs";
import { nodeProgram, requireNodeForSetup } from "./setup/node.mjs";
import { run } from "./setup/run.mjs";
import { root } from "./workspaces.mjs";

requireNodeForSetup();
await ensureModules();
const node = nodeProgram();
const codes = [
  await run(node, [join(root, "scripts", "references.mjs")]),
  await run(node, [join(root, "node_modules", "oxlint", "bin", "oxlint"), "--fix"]),
  await run(node, [
    join(root, "node_modules", "prettier", "bin", "prettier.cjs"),
    "--write",
    "--log-level",
    "warn",
    ".",
  ]),
];
process.exit(codes.some((code) => code !== 0) ? 1 : 0);
