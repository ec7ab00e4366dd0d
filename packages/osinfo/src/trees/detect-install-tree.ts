import type { OsDatabase } from "../os-database.ts";
import { altTree } from "./alt-tree.ts";
import { debianTree } from "./debian-tree.ts";
import type { InstallTree } from "./install-tree.ts";
import { mageiaTree } from "./mageia-tree.ts";
import { suseTree } from "./suse-tree.ts";
import { treeinfoTree } from "./treeinfo-tree.ts";
import type { TreeSource } from "./tree-source.ts";

/** One way to know a tree: what it reads is remembered, so that each file is asked for once. */
export type TreeDetector = (
  source: TreeSource,
  text: (path: string) => Promise<string | null>,
  db: OsDatabase,
) => Promise<InstallTree | null>;

const detectors: readonly TreeDetector[] = [treeinfoTree, suseTree, debianTree, mageiaTree, altTree];

/**
 * Says what an installation tree installs and how: by its `.treeinfo` (Fedora, RHEL, CentOS, SUSE and all else that has
 * one), SUSE's `content`, the images of Debian's and Ubuntu's installers, Mageia's `VERSION`, ALT's `.disk/info`.
 *
 * @returns null when it is no tree that is known.
 */
export async function detectInstallTree(source: TreeSource, db: OsDatabase): Promise<InstallTree | null> {
  const read = new Map<string, Promise<string | null>>();
  const text = (path: string) => {
    const known = read.get(path) ?? source.read(path).then((bytes) => bytes && Buffer.from(bytes).toString("utf8"));
    read.set(path, known);
    return known;
  };
  for (const detector of detectors) {
    const found = await detector(source, text, db);
    if (found) return found;
  }
  return null;
}
