/** Below 0, 0 or above 0, as a version is before, the same as, or after another. */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((text) => text.split(".").map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** The latest of versions, of which some may not be known; undefined where none is. */
export const latest = (...versions) =>
  versions
    .filter((version) => version !== undefined)
    .toSorted(compareVersions)
    .at(-1);
