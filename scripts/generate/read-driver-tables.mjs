/**
 * The version that the remote driver carries each call since, from the comments in its tables. A procedure may be younger than
 * the function that it serves, which was there for local drivers first.
 */
export function readDriverTables(text) {
  const entries = text.matchAll(/^\s+\.(\w+)\s*=\s*\w+,\s*\/\*\s*([\d.]+)\s*\*\//gm);
  return Object.fromEntries([...entries].map(([, name, version]) => [name, version]));
}
