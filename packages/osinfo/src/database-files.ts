import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "./problem.ts";

/** The files that describe one entity. */
export interface EntityFiles {
  /** `os/debian.org/debian-11.xml`: replaces what earlier directories said. */
  master: string | undefined;
  /** `os/debian.org/debian-11.d/*.xml`: add to it. */
  readonly extensions: string[];
}

/** A file that is to be read. */
export interface DatabaseFile {
  readonly path: string;
  /** Whether it adds to what another file says of the same entity. */
  readonly isExtension: boolean;
}

/** What is found below a set of directories. */
export interface DatabaseFiles {
  readonly directories: readonly string[];
  /** In the order in which they are to be read. */
  readonly files: DatabaseFile[];
  /** Paths of other files, which these may name. */
  readonly attachments: string[];
  readonly problems: Problem[];
}

const kinds = ["datamap", "device", "install-script", "os", "platform"];

/** What is found while looking. */
interface Found {
  readonly entities: Map<string, EntityFiles>;
  readonly attachments: string[];
  readonly problems: Problem[];
}

/**
 * Finds the files of all entities, after later directories replaced (`x.xml`), extended (`x.d/y.xml`)
 * or hid (`x.xml` linked to `/dev/null`) what earlier ones hold. Directories that do not exist are passed over.
 *
 * It does not let others have a turn: some 60 directories are listed sooner than as many promises are kept.
 */
export function databaseFiles(directories: readonly string[]): DatabaseFiles {
  const attachments: string[] = [];
  const problems: Problem[] = [];
  const entities = new Map<string, EntityFiles>();
  for (const directory of directories) {
    const own = new Map<string, EntityFiles>();
    for (const kind of kinds) gather(join(directory, kind), kind, { entities: own, attachments, problems });
    for (const [key, files] of own) {
      const known = entities.get(key);
      if (known && files.master === undefined) known.extensions.push(...files.extensions);
      else entities.set(key, files);
    }
  }
  const files = [...entities.keys()].sort().flatMap((key) => {
    const { master, extensions } = entities.get(key) as EntityFiles;
    const added = extensions.map((path) => ({ path, isExtension: true }));
    return master === undefined ? added : [{ path: master, isExtension: false }, ...added];
  });
  return {
    directories,
    files,
    attachments: attachments.sort(),
    problems: problems.sort((one, other) => (one.where < other.where ? -1 : 1)),
  };
}

function gather(path: string, key: string, found: Found): void {
  for (const entry of list(path, found.problems)) {
    const child = `${path}/${entry.name}`;
    if (entry.name.endsWith(".xml")) add(key, entry.name, child, found.entities);
    else if (isDirectory(entry, child)) gather(child, `${key}/${entry.name}`, found);
    else found.attachments.push(child);
  }
}

function add(key: string, name: string, path: string, into: Map<string, EntityFiles>): void {
  const isExtension = key.endsWith(".d");
  const entity = isExtension ? key.slice(0, -2) : `${key}/${name.slice(0, -4)}`;
  const files = into.get(entity) ?? { master: undefined, extensions: [] };
  into.set(entity, files);
  if (!isExtension) files.master = path;
  else {
    files.extensions.push(path);
    files.extensions.sort();
  }
}

function list(path: string, problems: Problem[]): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") problems.push({ where: path, message });
    return [];
  }
}

function isDirectory(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  // A link that leads above itself would be followed for ever.
  try {
    const target = realpathSync(path);
    return !`${realpathSync(dirname(path))}/`.startsWith(`${target}/`) && statSync(target).isDirectory();
  } catch {
    // It leads nowhere.
    return false;
  }
}
