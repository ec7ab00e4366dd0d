import type { Codec } from "../xdr/codec.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";

/** Names one storage pool on the wire. */
export interface StoragePoolRef {
  readonly name: string;
  readonly uuid: string;
}

/** @source remote_protocol.x, remote_nonnull_storage_pool */
export const storagePoolRef: Codec<StoragePoolRef> = struct({ name: string, uuid });
