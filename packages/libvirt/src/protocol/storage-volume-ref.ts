import type { Codec } from "../xdr/codec.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";

/** Names one storage volume on the wire. */
export interface StorageVolumeRef {
  readonly pool: string;
  readonly name: string;
  /** Unique on its host; for a file, its path. */
  readonly key: string;
}

/** @source remote_protocol.x, remote_nonnull_storage_vol */
export const storageVolumeRef: Codec<StorageVolumeRef> = struct({ pool: string, name: string, key: string });
