/**
 * Cycles of imports between files; each is reported once, by the files on it. Imports of types alone do not count: data
 * that contain each other (an element and its nodes) are said best in the files named after them.
 *
 * @returns a list of complaints.
 */
export function cycleProblems(sources) {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const problems = [];
  const done = new Set();
  const visit = (file, trail) => {
    const at = trail.indexOf(file);
    if (at !== -1) {
      problems.push(`${[...trail.slice(at), file].map(({ name }) => name).join(" → ")}: a cycle of imports.`);
      return;
    }
    if (done.has(file)) return;
    for (const target of new Set(file.imports.filter(({ type }) => !type).map((one) => byPath.get(one.file)))) {
      if (target !== undefined && target !== file) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  return problems;
}
