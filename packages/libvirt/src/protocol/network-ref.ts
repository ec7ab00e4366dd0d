import type { Codec } from "../xdr/codec.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";

/** Names one network on the wire. */
export interface NetworkRef {
  readonly name: string;
  readonly uuid: string;
}

/** @source remote_protocol.x, remote_nonnull_network */
export const networkRef: Codec<NetworkRef> = struct({ name: string, uuid });
