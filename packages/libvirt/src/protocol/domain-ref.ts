import type { Codec } from "../xdr/codec.ts";
import { int } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";

/** Names one domain on the wire. libvirt finds it by `uuid`; the rest is for messages. */
export interface DomainRef {
  readonly name: string;
  readonly uuid: string;
  /** A number while it runs; -1 when it does not, or when it does not matter. */
  readonly id: number;
}

/** @source remote_protocol.x, remote_nonnull_domain */
export const domainRef: Codec<DomainRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    uuid.encode(writer, value.uuid);
    int.encode(writer, value.id);
  },
  decode(reader) {
    return { name: string.decode(reader), uuid: uuid.decode(reader), id: reader.int() };
  },
};
