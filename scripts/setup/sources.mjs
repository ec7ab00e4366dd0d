import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../workspaces.mjs";

/** Names of folders that are made, not written. */
const made = new Set(["node_modules", "dist", ".git", ".vite", "test-results"]);

/** Paths of all files below a folder, made ones left out, relative to `base`, in order. */
export function filesBelow(directory, base = root) {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !made.has(name) && !name.endsWith(".tsbuildinfo"))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return filesBelow(path, base);
      return entry.isFile() ? [relative(base, path)] : [];
    })
    .sort();
}

/** A digest of everything that the build reads: changes when a file is added, removed or written. */
export function digestOfSources() {
  const folders = ["packages", "plugins", "apps", "test"].map((name) => join(root, name));
  const single = ["package-lock.json", "package.json", "tsconfig.json", "tsconfig.base.json", "tsconfig.web.json"];
  const hash = createHash("sha256");
  for (const path of [...folders.flatMap((folder) => filesBelow(folder)), ...single]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
}
