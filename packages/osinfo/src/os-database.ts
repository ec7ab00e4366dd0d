import { defineError } from "@hob/errors";
import { closest } from "./closest.ts";
import type { Datamap } from "./datamap.ts";
import { type DetectedMedia, detectMedia } from "./detect-media.ts";
import { type DetectedTree, detectTree, type Treeinfo } from "./detect-tree.ts";
import type { InstallScript } from "./install-script.ts";
import type { MediaDescriptor } from "./media-descriptor.ts";
import type { Media } from "./media.ts";
import { once } from "./once.ts";
import type { OperatingSystem } from "./operating-system.ts";
import type { Platform } from "./platform.ts";
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

/** All that is known of operating systems and of how they are installed. */
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
  /** The releases of hypervisors, by short id. */
  platforms(): readonly Platform[];
  /** By id: `http://debian.org/debian/preseed/jeos`. */
  script(id: string): InstallScript | undefined;
  /**
   * The install scripts that drive a system's installer: a medium's own, else its system's. None where the medium takes
   * none. Those that a file only refers to are left out.
   */
  scriptsFor(os: OperatingSystem, media?: Media): readonly InstallScript[];
  /** By id: `http://x.org/x11-keyboard`. */
  datamap(id: string): Datamap | undefined;
  /** The system whose medium this is; null when it is none that is known. An `IsoImage` is a descriptor. */
  detectMedia(descriptor: MediaDescriptor): DetectedMedia | null;
  /** The system whose installation tree this is; null when it is none that is known. */
  detectTree(treeinfo: Treeinfo): DetectedTree | null;
}

/** What a database holds besides operating systems. */
export interface Installation {
  /** Asked for when the platforms first are. */
  readonly platforms?: () => readonly Platform[];
  readonly scripts?: ReadonlyMap<string, InstallScript>;
  readonly datamaps?: ReadonlyMap<string, Datamap>;
}

/** Makes a database of operating systems, such as a test needs; {@link loadOsinfo} reads the installed one. */
export function osDatabase(
  systems: readonly OperatingSystem[],
  problems: readonly Problem[] = [],
  { platforms = () => [], scripts = new Map(), datamaps = new Map() }: Installation = {},
): OsDatabase {
  const sorted = once(() => [...systems].sort(newestFirst));
  const byId = new Map<string, OperatingSystem>();
  for (const os of systems) for (const id of [os.id, ...os.shortIds]) byId.set(id, os);
  const sortedPlatforms = once(() =>
    [...platforms()].sort((one, other) => collator().compare(one.shortId, other.shortId)),
  );
  const haystacks = new Map<OperatingSystem, string>();
  const hay = (os: OperatingSystem) => {
    const known = haystacks.get(os) ?? haystack(os);
    haystacks.set(os, known);
    return known;
  };
  const search = (text: string) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = sorted().filter((os) => words.every((word) => hay(os).includes(word)));
    const [joined, phrase] = [words.join(""), words.join(" ")];
    const rank = ({ shortIds, name }: OperatingSystem) => {
      if (shortIds.includes(joined)) return 0;
      return shortIds.some((id) => id.startsWith(joined)) || name.toLowerCase().includes(phrase) ? 1 : 2;
    };
    return matches.sort((one, other) => rank(one) - rank(other));
  };
  const datamap = (id: string) => datamaps.get(id);
  return {
    problems,
    all: sorted,
    find: (id) => byId.get(id),
    search,
    platforms: sortedPlatforms,
    script: (id) => scripts.get(id),
    scriptsFor(os, media) {
      if (media?.takesInstallScript === false) return [];
      const ids = media && media.installScripts.length > 0 ? media.installScripts : os.installScripts;
      return ids.flatMap((id) => scripts.get(id) ?? []);
    },
    datamap,
    detectMedia: (descriptor) => detectMedia(sorted(), descriptor, datamap),
    detectTree: (treeinfo) => detectTree(sorted(), treeinfo),
    get(id) {
      const os = byId.get(id);
      if (os) return os;
      const spaced = id.replace(/(?<=[a-z])(?=\d)/gi, " ");
      const near = closest(
        id,
        sorted().map(({ shortId }) => shortId),
      );
      const suggestions =
        near.length > 0
          ? near
          : search(spaced)
              .slice(0, 3)
              .map(({ shortId }) => shortId);
      throw new UnknownOperatingSystem({ id, suggestions, known: systems.length });
    },
  };
}

function newestFirst(one: OperatingSystem, other: OperatingSystem): number {
  const [a, b] = [one.releaseDate ?? "", other.releaseDate ?? ""];
  if (a !== b) return a > b ? -1 : 1;
  return collator().compare(one.shortId, other.shortId);
}

const collator = once(() => new Intl.Collator("en", { numeric: true }));

const haystack = (os: OperatingSystem): string =>
  [os.id, ...os.shortIds, os.name, os.vendor, os.distro, os.version, os.codename].join(" ").toLowerCase();
