import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { filesBelow } from "../setup/sources.mjs";
import { importsOf } from "./imports.mjs";

/** `@hob/x/testing` → `@hob/x` and `./testing`. */
export function splitName(name) {
  const parts = name.split("/");
  const length = name.startsWith("@") ? 2 : 1;
  const rest = parts.slice(length);
  return { packageName: parts.slice(0, length).join("/"), entry: rest.length > 0 ? `./${rest.join("/")}` : "." };
}

/** The source file behind a package's entry, or undefined when its `exports` do not offer it. */
export function entryFile(workspace, entry) {
  const source = workspace.manifest.exports?.[entry]?.["hob-source"];
  return source === undefined ? undefined : join(workspace.directory, source);
}

/** Whether a file is used to test or to build, not by those who use its package. */
function isForDevelopment(name, path) {
  return (
    name.startsWith("test/") ||
    /\.test\.tsx?$/.test(path) ||
    /(^|\/)(testing|fixtures)\//.test(path) ||
    !/^(src|bin)\//.test(path)
  );
}

/**
 * Reads every source file of the workspaces.
 *
 * @returns a list of `{ path, name, workspace, isTest, imports }`: `name` is the path as shown, `isTest` says
 *   that it serves tests or the build, and each import is
 *   `{ name, type, file }`, where `file` is the file of this repository that it means, if any.
 */
export function readSources(root, workspaces) {
  const byName = new Map(workspaces.map((workspace) => [workspace.manifest.name, workspace]));
  const target = (from, { name }) => {
    if (name.startsWith(".")) {
      const file = resolve(dirname(from), name.replace(/\?.*$/, ""));
      return existsSync(file) ? file : undefined;
    }
    const { packageName, entry } = splitName(name);
    const workspace = byName.get(packageName);
    return workspace ? entryFile(workspace, entry) : undefined;
  };
  return workspaces.flatMap((workspace) =>
    filesBelow(workspace.directory, root)
      .map((file) => join(root, file))
      .filter((path) => /\.(ts|tsx|mts|js|mjs)$/.test(path) && !path.endsWith(".d.ts"))
      .map((path) => ({
        path,
        name: relative(root, path),
        workspace,
        isTest: isForDevelopment(relative(root, path), relative(workspace.directory, path)),
        imports: importsOf(path).map((one) => ({ ...one, file: target(path, one) })),
      })),
  );
}
