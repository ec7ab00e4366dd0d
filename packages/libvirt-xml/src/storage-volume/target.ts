import type { Bytes } from "@hob/units";
import { child, element, type Element, flag, leaf, size, within } from "../kit/index.ts";
import { type Encryption, encryption } from "../storage/encryption.ts";
import { type Permissions, permissions } from "../storage/permissions.ts";
import { type VolumeFormat, volumeFormat } from "./format.ts";
import { type VolumeTimestamps, volumeTimestamps } from "./timestamps.ts";

/** Where a volume is on the host, and how its data are laid out. */
export interface VolumeTarget {
  readonly path?: string;
  readonly format?: VolumeFormat;
  readonly permissions?: Permissions;
  readonly timestamps?: VolumeTimestamps;
  readonly encryption?: Encryption;
  /** Of qcow2: `1.1`. */
  readonly compat?: string;
  /** For a new volume: that it is not copied when it is written to, as Btrfs would. */
  readonly nocow?: boolean;
  /** Of qcow2. */
  readonly clusterSize?: Bytes;
  /** Of qcow2. */
  readonly features?: { readonly lazyRefcounts?: boolean; readonly extendedL2?: boolean };
}

/** `<volume><target>`. */
export const volumeTarget: Element<VolumeTarget> = element("target", {
  path: leaf("path"),
  format: volumeFormat(),
  permissions: child(permissions),
  timestamps: child(volumeTimestamps),
  encryption: child(encryption),
  compat: leaf("compat"),
  nocow: flag("nocow"),
  clusterSize: within("clusterSize", size("bytes")),
  features: child("features", { lazyRefcounts: flag("lazy_refcounts"), extendedL2: flag("extended_l2") }),
});
