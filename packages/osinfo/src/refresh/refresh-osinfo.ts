import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadOsinfo } from "../load-osinfo.ts";
import { osinfoDirectories } from "../osinfo-directories.ts";
import { download, fetchArchive } from "./fetch-archive.ts";
import { BadOsinfoArchive, OsinfoDirectoryUnwritable } from "./refresh-errors.ts";
import { releaseFiles } from "./release-files.ts";
import { replaceDatabase } from "./replace-database.ts";
import { unpackArchive } from "./unpack-archive.ts";

/** What is to be brought where. */
export interface RefreshOptions {
  /** The archive: a path, or a URL. Default: the latest release. */
  readonly source?: string | undefined;
  /** The archive's SHA-256 checksum, in hexadecimal digits. */
  readonly checksum?: string | undefined;
  /** The directory of the database that is to hold it; one of {@link osinfoDirectories}. */
  readonly directory: string;
}

/** What a refresh has done. */
export interface Refreshed {
  /** The release: `20240701`. */
  readonly version: string;
  /** The newest release that was installed before; null where there was none. */
  readonly before: string | null;
  readonly directory: string;
  /** Operating systems that the release knows; null when it was there already. */
  readonly systems: number | null;
}

/** Names the latest release. @source osinfo-db-tools, `osinfo-db-import --latest`. */
const latestRelease = "https://db.libosinfo.org/latest.json";

/**
 * Brings a release of osinfo-db into a directory, as osinfo-db-import does. Files there that are not of an earlier
 * release stay. A bad archive changes nothing.
 *
 * @throws BadOsinfoArchive, OsinfoArchiveUnavailable, OsinfoChecksumMismatch, UntrustedOsinfoUrl, XzMissing,
 * OsinfoDirectoryUnwritable.
 */
export async function refreshOsinfo({ source, checksum, directory }: RefreshOptions): Promise<Refreshed> {
  const before = await newestInstalled([...osinfoDirectories(), directory]);
  const latest = source === undefined ? await askLatest() : null;
  if (latest && before !== null && latest.version <= before) {
    return { version: before, before, directory, systems: null };
  }
  const where = source ?? (latest?.archive as string);
  const bytes = await fetchArchive(where, checksum);
  const release = releaseFiles(where, await unpackArchive(where, bytes));
  let systems = 0;
  try {
    await replaceDatabase(directory, release, async (draft) => {
      const db = await loadOsinfo({ directories: [draft] });
      const [problem] = db.problems.filter((item) => item.where.startsWith(draft));
      if (problem) {
        const file = problem.where.slice(draft.length + 1);
        throw new BadOsinfoArchive({ where, reason: `its file '${file}' cannot be read: ${problem.message}` });
      }
      systems = db.all().length;
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOTDIR", "EEXIST"].includes(code ?? "")) throw error;
    const reason =
      code === "ENOSPC" ? "the disk is full" : code === "EROFS" ? "it is read-only" : "permission is denied";
    const said = code === "ENOTDIR" || code === "EEXIST" ? "it is no directory" : reason;
    throw new OsinfoDirectoryUnwritable({ directory, reason: said }, { cause: error });
  }
  return { version: release.version, before, directory, systems };
}

async function newestInstalled(directories: readonly string[]): Promise<string | null> {
  const versions = await Promise.all(
    directories.map((directory) => readFile(join(directory, "VERSION"), "utf8").catch(() => "")),
  );
  return (
    versions
      .map((version) => version.trim())
      .filter(Boolean)
      .sort()
      .at(-1) ?? null
  );
}

async function askLatest(): Promise<{ version: string; archive: string }> {
  const text = (await download(latestRelease)).toString("utf8");
  try {
    const { release } = JSON.parse(text) as { release: { version: string; archive: string } };
    const { version, archive } = release;
    if (typeof version !== "string" || typeof archive !== "string") throw new Error("it names no release");
    return { version: version.replace(/^v/, ""), archive };
  } catch (error) {
    throw new BadOsinfoArchive({ where: latestRelease, reason: "it names no release" }, { cause: error });
  }
}
