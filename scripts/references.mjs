// Writes every tsconfig.json from the package.json files, so that what a package depends on is said once.
// Usage: node scripts/references.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, workspaces } from "./workspaces.mjs";

/** Packages that are bundled for the browser by Vite; tsc only checks them and writes their declarations. */
const isWeb = (workspace) => Boolean(workspace.manifest.web);

function tsconfigOf(workspace, byName) {
  const dependencies = { ...workspace.manifest.dependencies, ...workspace.manifest.devDependencies };
  const references = Object.keys(dependencies)
    .filter((name) => byName.has(name))
    .sort()
    .map((name) => ({ path: relative(workspace.directory, byName.get(name).directory) }));
  const base = relative(workspace.directory, root);
  return {
    extends: `${base}/tsconfig.${isWeb(workspace) ? "web" : "base"}.json`,
    ...(references.length > 0 ? { references } : {}),
  };
}

const all = workspaces();
const byName = new Map(all.map((workspace) => [workspace.manifest.name, workspace]));
const files = [
  ...all.map((workspace) => [join(workspace.directory, "tsconfig.json"), tsconfigOf(workspace, byName)]),
  [
    join(root, "tsconfig.json"),
    { files: [], references: all.map((workspace) => ({ path: relative(root, workspace.directory) })) },
  ],
];

const stale = [];
for (const [path, value] of files) {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  // Compared as values: the formatter may break lines as it likes.
  if (existsSync(path) && JSON.stringify(JSON.parse(readFileSync(path, "utf8"))) === JSON.stringify(value)) continue;
  stale.push(relative(root, path));
  if (!process.argv.includes("--check")) writeFileSync(path, text);
}
if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`Project references are stale in ${stale.join(", ")}. Run 'npm run fix'.`);
  process.exit(1);
}
