import type { Codec } from "./codec.ts";
import type { XdrReader } from "./xdr-reader.ts";
import type { XdrWriter } from "./xdr-writer.ts";

/** A struct's members by name, in the order of the wire. */
export type Fields = Readonly<Record<string, Codec<any, any>>>;

type Input<C> = C extends Codec<any, infer I> ? I : never;
type Optional<F extends Fields> = { [K in keyof F]: undefined extends Input<F[K]> ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };

/** What decoding these fields returns. */
export type Decoded<F extends Fields> = { readonly [K in keyof F]: F[K] extends Codec<infer V, any> ? V : never };

/** What encoding these fields accepts: those that take `undefined` may be left out. */
export type Encodable<F extends Fields> = Flat<
  { readonly [K in Exclude<keyof F, Optional<F>>]: Input<F[K]> } & { readonly [K in Optional<F>]?: Input<F[K]> }
>;

/** Named members one after the other. */
export function struct<const F extends Fields>(fields: F): Codec<Decoded<F>, Encodable<F>> {
  const members = Object.entries(fields);
  return {
    encode(writer: XdrWriter, value: Readonly<Record<string, unknown>>) {
      for (const [name, codec] of members) codec.encode(writer, value[name]);
    },
    decode(reader: XdrReader) {
      const value: Record<string, unknown> = {};
      for (const [name, codec] of members) value[name] = codec.decode(reader);
      return value as Decoded<F>;
    },
  };
}
