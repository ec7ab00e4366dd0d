import { isBuiltin } from "node:module";
import { splitName } from "./source-graph.mjs";

/** Why a file may not import a package, or undefined when it may. */
function refusal(file, packageName, byName, rootManifest) {
  const { manifest } = file.workspace;
  if (packageName === manifest.name) return "imports its own package by name; use a relative path";
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  const forTests = { ...manifest.devDependencies, ...rootManifest.devDependencies };
  if (!(packageName in declared) && !(file.isTest && packageName in forTests)) {
    return file.isTest
      ? `imports '${packageName}', which is neither among the dependencies nor the devDependencies`
      : `imports '${packageName}', which its package.json does not have among the dependencies`;
  }
  const other = byName.get(packageName);
  const isKitOfTests = file.isTest && !(packageName in declared);
  if (other && !isKitOfTests && other.manifest.floor >= manifest.floor) {
    return `imports '${packageName}' on floor ${other.manifest.floor}; from floor ${manifest.floor} only lower floors may be imported`;
  }
  return undefined;
}

/**
 * Imports go strictly down the floors, by declared name and through a package's `exports`, never across by path.
 * Test files may also import what is declared for tests only.
 *
 * @returns a list of complaints.
 */
export function floorProblems(sources, workspaces, rootManifest) {
  const byName = new Map(workspaces.map((workspace) => [workspace.manifest.name, workspace]));
  const unplaced = workspaces
    .filter(({ manifest }) => !Number.isInteger(manifest.floor))
    .map(({ manifest }) => `${manifest.name}: package.json has no "floor".`);
  const upward = workspaces.flatMap(({ manifest }) =>
    Object.keys(manifest.dependencies ?? {})
      .filter((name) => byName.get(name)?.manifest.floor >= manifest.floor)
      .map((name) => `${manifest.name}: depends on '${name}', which is not on a lower floor.`),
  );
  const imports = sources.flatMap((file) =>
    file.imports.flatMap(({ name, file: target }) => {
      if (name.startsWith(".")) {
        const inside = target === undefined || target.startsWith(`${file.workspace.directory}/`);
        return inside ? [] : [`${file.name}: imports '${name}' out of its package; import the package by name.`];
      }
      if (isBuiltin(name) || name.startsWith("virtual:")) return [];
      const { packageName, entry } = splitName(name);
      const why = refusal(file, packageName, byName, rootManifest);
      if (why) return [`${file.name}: ${why}.`];
      if (byName.has(packageName) && target === undefined) {
        return [`${file.name}: imports '${name}', but '${packageName}' does not export '${entry}'.`];
      }
      return [];
    }),
  );
  return [...unplaced, ...upward, ...imports];
}
