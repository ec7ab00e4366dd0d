import type { OperatingSystem } from "../../model/index.ts";

/**
 * The systems that a search means, best first: every word must occur in the name, id, vendor or version; a match at the
 * beginning counts more, then what is still supported, then what is newer.
 */
export function matchSystems(
  systems: readonly OperatingSystem[],
  search: string,
  limit: number,
  today: string,
): readonly OperatingSystem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return systems
    .map((os) => ({ os, rank: rankOf(os, words, today) }))
    .filter((found): found is { os: OperatingSystem; rank: number } => found.rank !== null)
    .sort((a, b) => b.rank - a.rank || (b.os.releaseDate ?? "").localeCompare(a.os.releaseDate ?? ""))
    .slice(0, limit)
    .map(({ os }) => os);
}

function rankOf(os: OperatingSystem, words: readonly string[], today: string): number | null {
  const name = os.name.toLowerCase();
  const all = `${name} ${os.id} ${os.vendor ?? ""} ${os.version ?? ""}`.toLowerCase();
  if (!words.every((word) => all.includes(word))) return null;
  const first = words[0];
  const beginsSo = first !== undefined && (name.startsWith(first) || os.id.startsWith(first));
  return (beginsSo ? 2 : 0) + (isSupported(os, today) ? 1 : 0);
}

/** Whether a system's end of life has not come; true where it is not known. */
export function isSupported(os: OperatingSystem, today: string): boolean {
  return os.eolDate === null || os.eolDate >= today;
}
