import { defineError } from "@hob/errors";
import { closest } from "./closest.ts";
import type { OperatingSystem } from "./operating-system.ts";
import type { Problem } from "./problem.ts";

/** An id that names no operating system. */
export const UnknownOperatingSystem = defineError("osinfo.unknown-operating-system", {
  kind: "not-found",
  message: (d: { id: string; suggestions: readonly string[]; known: number }) =>
    d.known === 0
      ? `Operating system '${d.id}' is unknown: the operating-system database is empty.`
      : `Operating system '${d.id}' is unknown.`,
  hint: (d) => {
    if (d.known === 0) return "Install the package 'osinfo-db', or point OSINFO_SYSTEM_DIR at a database.";
    if (d.suggestions.length > 0) return `Did you mean ${d.suggestions.map((id) => `'${id}'`).join(", ")}?`;
    return "List what is known with `hob os list`.";
  },
});

/** The operating systems that are known. */
export interface OsDatabase {
  /** What could not be used of the database; empty when all is well. */
  readonly problems: readonly Problem[];
  /** All of them, newest first, those without a date last. */
  all(): readonly OperatingSystem[];
  /** By short id (any of them) or id. */
  find(id: string): OperatingSystem | undefined;
  /** By short id (any of them) or id. @throws UnknownOperatingSystem, with suggestions. */
  get(id: string): OperatingSystem;
  /** Those in whose id, name, vendor, version or code name every word of the text occurs; best match first. */
  search(text: string): readonly OperatingSystem[];
}

/** Makes a database of operating systems, such as a test needs; {@link loadOsinfo} reads the installed one. */
export function osDatabase(systems: readonly OperatingSystem[], problems: readonly Problem[] = []): OsDatabase {
  const sorted = [...systems].sort(newestFirst);
  const byId = new Map<string, OperatingSystem>();
  for (const os of systems) for (const id of [os.id, ...os.shortIds]) byId.set(id, os);
  const haystacks = new Map(sorted.map((os) => [os, haystack(os)]));
  const search = (text: string) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = sorted.filter((os) => words.every((word) => haystacks.get(os)?.includes(word)));
    const [joined, phrase] = [words.join(""), words.join(" ")];
    const rank = ({ shortIds, name }: OperatingSystem) => {
      if (shortIds.includes(joined)) return 0;
      return shortIds.some((id) => id.startsWith(joined)) || name.toLowerCase().includes(phrase) ? 1 : 2;
    };
    return matches.sort((one, other) => rank(one) - rank(other));
  };
  return {
    problems,
    all: () => sorted,
    find: (id) => byId.get(id),
    search,
    get(id) {
      const os = byId.get(id);
      if (os) return os;
      const spaced = id.replace(/(?<=[a-z])(?=\d)/gi, " ");
      const near = closest(
        id,
        sorted.map(({ shortId }) => shortId),
      );
      const suggestions =
        near.length > 0
          ? near
          : search(spaced)
              .slice(0, 3)
              .map(({ shortId }) => shortId);
      throw new UnknownOperatingSystem({ id, suggestions, known: sorted.length });
    },
  };
}

function newestFirst(one: OperatingSystem, other: OperatingSystem): number {
  const [a, b] = [one.releaseDate ?? "", other.releaseDate ?? ""];
  if (a !== b) return a > b ? -1 : 1;
  return collator.compare(one.shortId, other.shortId);
}

const collator = new Intl.Collator("en", { numeric: true });

const haystack = (os: OperatingSystem): string =>
  [os.id, ...os.shortIds, os.name, os.vendor, os.distro, os.version, os.codename].join(" ").toLowerCase();
