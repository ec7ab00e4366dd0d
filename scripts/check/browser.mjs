import { isBuiltin } from "node:module";

/** Where the browser's code begins: web manifests of plugins, and the entries of packages made for the browser. */
function begins({ path, workspace }) {
  if (/\/src\/plugin\.web\.tsx?$/.test(path)) return true;
  return Boolean(workspace.manifest.web) && path.endsWith(".tsx");
}

/**
 * What a browser loads imports nothing of Node, however far away.
 *
 * @returns a list of complaints, each with the way from a browser entry.
 */
export function browserProblems(sources) {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const problems = [];
  const seen = new Set();
  const visit = (file, trail) => {
    if (seen.has(file)) return;
    seen.add(file);
    const way = [...trail, file.name];
    for (const { name, type, file: target } of file.imports) {
      if (type) continue;
      if (isBuiltin(name)) problems.push(`${way.join(" → ")}: imports '${name}', which a browser does not have.`);
      const next = byPath.get(target);
      if (next) visit(next, way);
    }
  };
  for (const file of sources.filter((one) => !one.isTest && begins(one))) visit(file, []);
  return problems;
}
