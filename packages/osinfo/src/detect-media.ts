import type { Datamap } from "./datamap.ts";
import type { MediaDescriptor } from "./media-descriptor.ts";
import type { Media } from "./media.ts";
import type { OperatingSystem } from "./operating-system.ts";
import { matchesPattern, patternGroup } from "./pattern.ts";

/** The system that a medium holds, and what the database says of that medium. */
export interface DetectedMedia {
  readonly os: OperatingSystem;
  readonly media: Media;
  /** The locales that it speaks, such as `en_US`; empty where the database does not say. */
  readonly languages: readonly string[];
}

/**
 * Finds the system whose medium this is: the patterns that are stated all occur in the medium's ids, and the volume has
 * the size that is stated. What is said of a medium for any architecture counts only where nothing else matches.
 *
 * @returns null when no medium of the database is like it.
 * @source libosinfo, `osinfo_db_identify_media`.
 */
export function detectMedia(
  systems: readonly OperatingSystem[],
  descriptor: MediaDescriptor,
  datamap: (id: string) => Datamap | undefined,
): DetectedMedia | null {
  const found = systems.flatMap((os) =>
    os.media.filter((media) => isStated(media) && matches(media, descriptor)).map((media) => ({ os, media })),
  );
  const best = found.sort((one, other) => rank(one.media) - rank(other.media))[0];
  return best ? { ...best, languages: languagesOf(best.media, descriptor, datamap) } : null;
}

const isStated = ({ volumeId, systemId, publisherId, applicationId, volumeSize }: Media) =>
  [volumeId, systemId, publisherId, applicationId, volumeSize].some((fact) => fact !== null);

function matches(media: Media, descriptor: MediaDescriptor): boolean {
  return (
    (media.volumeSize === null || media.volumeSize === descriptor.volumeSize) &&
    matchesPattern(media.volumeId, descriptor.volumeId) &&
    matchesPattern(media.applicationId, descriptor.applicationId) &&
    matchesPattern(media.systemId, descriptor.systemId) &&
    matchesPattern(media.publisherId, descriptor.publisherId)
  );
}

/** The less, the more is known: an architecture, an exact size, the longest pattern; then the commonest architecture. */
const rank = (media: Media): number =>
  (media.arch === "all" ? 1e6 : 0) +
  (media.volumeSize === null ? 1e5 : 0) +
  (media.arch === "x86_64" ? 0 : 0.5) -
  (media.volumeId?.length ?? 0);

function languagesOf(
  media: Media,
  { volumeId }: MediaDescriptor,
  datamap: (id: string) => Datamap | undefined,
): readonly string[] {
  if (!media.languagePattern || !volumeId) return media.languages;
  const { pattern, map } = media.languagePattern;
  const named = patternGroup(pattern, volumeId);
  if (named === null) return media.languages;
  return [map === null ? named : (datamap(map)?.entries[named] ?? named)];
}
