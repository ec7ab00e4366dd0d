import type { OperatingSystem } from "../operating-system.ts";

/** An installation tree: what it installs, and what its installer is started with. */
export interface InstallTree {
  /** Null where the tree is known for one, but not which release. */
  readonly os: OperatingSystem | null;
  /** Who makes such trees. */
  readonly kind: "treeinfo" | "suse" | "debian" | "ubuntu" | "mageia" | "alt";
  /** By libvirt's name; null where it does not say. */
  readonly arch: string | null;
  /** Where the installer's kernel and initial ram disk may be, below the tree; the likeliest first. */
  readonly boot: readonly { readonly kernel: string; readonly initrd: string }[];
  /** Where a small image that boots the same installer is, below the tree; null where none is named. */
  readonly bootIso: string | null;
}
