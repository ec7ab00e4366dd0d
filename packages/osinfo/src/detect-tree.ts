import type { OperatingSystem } from "./operating-system.ts";
import { matchesPattern } from "./pattern.ts";
import type { Tree } from "./tree.ts";

/** What a `.treeinfo` says of a tree. */
export interface Treeinfo {
  readonly family: string | null;
  readonly variant: string | null;
  readonly version: string | null;
  readonly arch: string | null;
}

/** The system that a tree holds, and what the database says of that tree. */
export interface DetectedTree {
  readonly os: OperatingSystem;
  readonly tree: Tree;
}

/**
 * Finds the system whose tree this is: the patterns that are stated all occur in the facts of its `.treeinfo`. What is
 * said of a tree for any architecture counts only where nothing else matches.
 *
 * @returns null when no tree of the database is like it.
 * @source libosinfo, `osinfo_db_identify_tree`.
 */
export function detectTree(systems: readonly OperatingSystem[], treeinfo: Treeinfo): DetectedTree | null {
  const found = systems.flatMap((os) =>
    os.trees.filter((tree) => matches(tree, treeinfo)).map((tree) => ({ os, tree })),
  );
  return found.sort((one, other) => rank(one.tree) - rank(other.tree))[0] ?? null;
}

const matches = ({ treeinfo: stated }: Tree, treeinfo: Treeinfo): boolean =>
  stated !== null &&
  matchesPattern(stated.family, treeinfo.family) &&
  matchesPattern(stated.variant, treeinfo.variant) &&
  matchesPattern(stated.version, treeinfo.version) &&
  matchesPattern(stated.arch, treeinfo.arch);

/** The less, the more is known: an architecture, a variant, then the longest pattern of a version. */
const rank = ({ arch, treeinfo }: Tree): number =>
  (arch === "all" ? 1e6 : 0) + (treeinfo?.variant ? 0 : 1e5) - (treeinfo?.version?.length ?? 0);
