import { BadOsinfoArchive } from "./refresh-errors.ts";
import { readTar, type TarFile } from "./read-tar.ts";

const mostFiles = 20_000;

/** What a release holds: its files without the directory that is around them. */
export interface ReleaseFiles {
  readonly version: string;
  readonly files: readonly TarFile[];
}

/**
 * The files of a release of osinfo-db.
 *
 * @throws BadOsinfoArchive for what is no release, and for names that lead elsewhere.
 */
export function releaseFiles(where: string, archive: Buffer): ReleaseFiles {
  const refuse = (reason: string, cause?: unknown) => new BadOsinfoArchive({ where, reason }, { cause });
  let packed: TarFile[];
  try {
    packed = readTar(archive);
  } catch (error) {
    throw refuse((error as Error).message, error);
  }
  if (packed.length === 0) throw refuse("it holds no files");
  if (packed.length > mostFiles) throw refuse(`it holds more than ${mostFiles} files`);
  const files = packed.map(({ path, bytes }) => {
    const parts = path.replace(/^\.\//, "").split("/");
    if (
      path.startsWith("/") ||
      path.includes("\\") ||
      parts.some((part) => part === ".." || part === "." || part === "")
    ) {
      throw refuse(`the name '${path}' leads elsewhere`);
    }
    return { path: parts.slice(1).join("/"), bytes, top: parts[0] };
  });
  const tops = new Set(files.map(({ top }) => top));
  const version = files
    .find(({ path }) => path === "VERSION")
    ?.bytes.toString("utf8")
    .trim();
  if (tops.size !== 1 || version === undefined) throw refuse("it has no 'VERSION' in a single directory");
  if (!/^[\w.-]{1,64}$/.test(version)) throw refuse("its 'VERSION' is not one word");
  if (!files.some(({ path }) => /^os\/.+\.xml$/.test(path))) throw refuse("it has no operating systems");
  return { version, files: files.filter(({ path }) => path !== "").map(({ path, bytes }) => ({ path, bytes })) };
}
