import type { XdrReader } from "./xdr-reader.ts";
import type { XdrWriter } from "./xdr-writer.ts";

/**
 * How one type stands on the wire, both ways.
 *
 * `Input` is what `encode` accepts where that is wider than what `decode` returns: a flag word may be left out, say.
 *
 * @source RFC 4506, XDR
 */
export interface Codec<Value, Input = Value> {
  encode(writer: XdrWriter, value: Input): void;
  decode(reader: XdrReader): Value;
}
