/**
 * The lock file names versions and digests, not the registry they came from; and only packages in exact versions.
 *
 * @returns a list of complaints.
 */
export function lockFileProblems(lock, workspaces) {
  const resolved = Object.entries(lock.packages)
    .filter(([, { resolved: from }]) => /^[a-z+]+:/.test(from ?? ""))
    .map(
      ([path, { resolved: from }]) =>
        `package-lock.json: '${path}' has "resolved": "${from}"; npm leaves it out with omit-lockfile-registry-resolved.`,
    );
  const ranges = workspaces.flatMap(({ manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${manifest.name}: '${name}' is wanted as '${version}'; name one exact version.`),
  );
  return [...resolved, ...ranges];
}
