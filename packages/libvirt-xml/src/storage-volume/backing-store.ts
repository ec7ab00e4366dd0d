import { child, element, type Element, leaf, required } from "../kit/index.ts";
import { type Permissions, permissions } from "../storage/permissions.ts";
import { type VolumeFormat, volumeFormat } from "./format.ts";
import { type VolumeTimestamps, volumeTimestamps } from "./timestamps.ts";

/** The image that a volume holds the changes of. */
export interface VolumeBackingStore {
  readonly path: string;
  readonly format?: VolumeFormat;
  readonly permissions?: Permissions;
  readonly timestamps?: VolumeTimestamps;
}

/** `<volume><backingStore>`. */
export const volumeBackingStore: Element<VolumeBackingStore> = element("backingStore", {
  path: required(leaf("path")),
  format: volumeFormat(),
  permissions: child(permissions),
  timestamps: child(volumeTimestamps),
});
