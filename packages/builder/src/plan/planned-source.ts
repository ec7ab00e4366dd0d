import type { IntendedDisk } from "@hob/designer";
import type { Media } from "@hob/osinfo";
import type { PlannedVolume, VolumeContent } from "../build-plan.ts";

import type { InspectedIso } from "./inspect-iso.ts";

/** A kernel that is booted in place of what is on the disk. */
export interface PlannedKernel {
  readonly kernel: string;
  readonly initrd: string | undefined;
  readonly arguments: string;
}

/** What a guest begins with, found and checked. */
export interface PlannedSource {
  /** What its own disk begins with; null when it has an existing one. */
  readonly content: VolumeContent | null;
  /** The smallest size of its own disk, in bytes; 0 when anything will do, or it is not known. */
  readonly smallest: number;
  /** The format of the disk where the content decides it. */
  readonly format: "qcow2" | "raw" | null;
  /** An existing disk, used as it is. */
  readonly existing: IntendedDisk | null;
  /** What is in the CD drive: a path on the host. */
  readonly medium: string | null;
  /** Volumes that are made besides the disk. */
  readonly media: readonly PlannedVolume[];
  readonly kernel: PlannedKernel | null;
  /** The tree that it is installed from. */
  readonly tree: { readonly url: string; readonly urlArgument: string | null } | null;
  /** What the database says of the medium; null when it does not know it. */
  readonly osMedia: Media | null;
  /** What starts the medium's installer, in place of the medium's own boot loader; null where nobody knows. */
  readonly isoBoot: InspectedIso["boot"];
  /** Whether there is something that installs. */
  readonly installs: "always" | "when-asked" | "never";
  /** For the guest's notes: `copy /srv/a.qcow2`. */
  readonly note: string;
  readonly warnings: readonly string[];
}

/** A guest that begins with nothing. */
export const nothing: PlannedSource = {
  content: { kind: "empty" },
  smallest: 0,
  format: null,
  existing: null,
  medium: null,
  media: [],
  kernel: null,
  tree: null,
  osMedia: null,
  isoBoot: null,
  installs: "never",
  note: "empty",
  warnings: [],
};
