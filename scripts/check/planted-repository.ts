import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { readSources } from "./source-graph.mjs";

/** What a planted package says about itself; its entry is `src/index.ts`. */
export interface PlantedPackage {
  readonly floor: number;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly web?: true;
  /** Texts by their paths inside the package. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes packages into a folder of their own, which is removed after the test, and reads them as the checks do. */
export function plantedRepository(packages: Readonly<Record<string, PlantedPackage>>) {
  const root = mkdtempSync(join(tmpdir(), "hob-planted-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const workspaces = Object.entries(packages).map(([name, { files, ...rest }]) => {
    const directory = join(root, "packages", name.replace("@hob/", ""));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return { directory, manifest: { name, ...rest, exports: { ".": { "hob-source": "./src/index.ts" } } } };
  });
  return { root, workspaces, sources: readSources(root, workspaces) };
}
