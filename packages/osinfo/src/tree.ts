import { variantIdsOf } from "./os-variant.ts";
import { childrenOf, exactTextOf, textOf, type XmlElement } from "./xml-element.ts";

/** An installation tree on the network, and how to recognise it. */
export interface Tree {
  /** `http://fedoraproject.org/fedora/36:2`: the system, and the tree's place in its files. */
  readonly id: string;
  readonly arch: string;
  readonly url: string | null;
  readonly variants: readonly string[];
  /** Paths below the tree's address. */
  readonly kernel: string | null;
  readonly initrd: string | null;
  readonly bootIso: string | null;
  /** What its `.treeinfo` says; null where it has none. */
  readonly treeinfo: TreeinfoPatterns | null;
}

/** Regular expressions over the facts of a `.treeinfo`; null where it may be anything. */
export interface TreeinfoPatterns {
  readonly family: string | null;
  readonly variant: string | null;
  readonly version: string | null;
  readonly arch: string | null;
}

/** Reads the `tree` elements of an operating system. */
export const readTrees = (id: string, os: XmlElement): Tree[] =>
  childrenOf(os, "tree").map((tree, index) => {
    const treeinfo = childrenOf(tree, "treeinfo")[0];
    const pattern = (name: string) => (treeinfo ? exactTextOf(treeinfo, name) : null);
    return {
      id: `${id}:${index}`,
      arch: tree.attributes["arch"] ?? "all",
      url: textOf(tree, "url"),
      variants: variantIdsOf(tree),
      kernel: textOf(tree, "kernel"),
      initrd: textOf(tree, "initrd"),
      bootIso: textOf(tree, "boot-iso"),
      treeinfo: treeinfo
        ? {
            family: pattern("family"),
            variant: pattern("variant"),
            version: pattern("version"),
            arch: pattern("arch"),
          }
        : null,
    };
  });
