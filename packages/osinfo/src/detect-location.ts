import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { defineError, isHobError } from "@hob/errors";
import { type ByteSource, openFileSource, openIso, openUrlSource } from "@hob/iso9660";
import type { DetectedMedia } from "./detect-media.ts";
import type { OperatingSystem } from "./operating-system.ts";
import type { OsDatabase } from "./os-database.ts";
import { detectInstallTree } from "./trees/detect-install-tree.ts";
import type { InstallTree } from "./trees/install-tree.ts";
import { directoryTree, isoTree, type TreeSource, urlTree } from "./trees/tree-source.ts";

/** A file, directory or address that nothing can be installed from. */
export const NoInstallMedium = defineError("osinfo.no-install-medium", {
  kind: "invalid",
  message: (d: { where: string; reason: string }) => `'${d.where}' is no installation medium: ${d.reason}.`,
  hint: "Accepted are ISO 9660 images, and the root directories of installation trees.",
});

/** What something installs. */
export interface DetectedSource {
  readonly kind: "iso" | "tree";
  /** Null where it is a medium, but of no system that is known. */
  readonly os: OperatingSystem | null;
  /** What the database says of the medium; null for a tree, and for a medium that only its tree tells. */
  readonly media: DetectedMedia["media"] | null;
  /** The locales that the medium speaks; empty where the database does not say. */
  readonly languages: readonly string[];
  /** The tree, also where it is on a medium that the database does not know; null where there is none. */
  readonly tree: InstallTree | null;
  /** What a medium says of itself; null for a tree. */
  readonly volume: {
    readonly volumeId: string;
    readonly systemId: string;
    readonly publisherId: string;
    readonly applicationId: string;
    /** Bytes. */
    readonly volumeSize: number;
    readonly isBootable: boolean;
  } | null;
}

/**
 * Says what an ISO image holds.
 *
 * @param where a name for it, in errors; codenames and architectures may be seen in it.
 * @throws NoInstallMedium when the bytes are of no image.
 */
export async function detectIso(source: ByteSource, where: string, db: OsDatabase): Promise<DetectedSource> {
  try {
    const iso = await openIso(source);
    const { volumeId, systemId, publisherId, applicationId, volumeSize, isBootable } = iso;
    const detected = db.detectMedia(iso);
    const tree = detected ? null : await detectInstallTree(isoTree(where, iso), db);
    return {
      kind: "iso",
      os: detected?.os ?? tree?.os ?? null,
      media: detected?.media ?? null,
      languages: detected?.languages ?? [],
      tree,
      volume: { volumeId, systemId, publisherId, applicationId, volumeSize, isBootable },
    };
  } catch (error) {
    throw noMedium(error, where);
  }
}

/** Says what a tree installs. @throws NoInstallMedium when it is none. */
async function detectTreeAt(source: TreeSource, db: OsDatabase): Promise<DetectedSource> {
  const tree = await detectInstallTree(source, db);
  if (!tree) throw new NoInstallMedium({ where: source.location, reason: "it is no installation tree that is known" });
  return { kind: "tree", os: tree.os, media: null, languages: [], tree, volume: null };
}

/**
 * Says what a file, a directory, or what an HTTP address names installs. Of an image far away only the parts that are
 * needed are fetched.
 *
 * @throws NoInstallMedium when it is neither an ISO image nor a tree; SourceUnreadable when it cannot be read.
 */
export async function detectLocation(location: string, db: OsDatabase): Promise<DetectedSource> {
  if (/^https?:/i.test(location)) return detectUrl(location, db);
  const path = location.startsWith("file:") ? fileURLToPath(location) : location;
  const isDirectory = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isDirectory) return detectTreeAt(directoryTree(path), db);
  const source = await openFileSource(path);
  try {
    return await detectIso(source, path, db);
  } finally {
    await source.close();
  }
}

async function detectUrl(url: string, db: OsDatabase): Promise<DetectedSource> {
  // A server answers for a directory with a page, or not at all: what is no image may still be a tree.
  let failure: unknown;
  try {
    return await detectIso(await openUrlSource(url), url, db);
  } catch (error) {
    failure = error;
  }
  if (/\.(?:iso|img)$/i.test(new URL(url).pathname)) throw failure;
  const tree = await detectInstallTree(urlTree(url), db).catch(() => null);
  if (!tree) throw failure;
  return { kind: "tree", os: tree.os, media: null, languages: [], tree, volume: null };
}

function noMedium(error: unknown, where: string): unknown {
  if (!isHobError(error) || error.code !== "iso9660.not-an-iso") return error;
  const { reason } = error.details as { reason: string };
  return new NoInstallMedium({ where, reason }, { cause: error });
}
