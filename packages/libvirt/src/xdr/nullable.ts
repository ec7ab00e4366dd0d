import type { Codec } from "./codec.ts";
import { bool } from "./numbers.ts";

/** A value that may be absent: null when decoded, null or left out when encoded. */
export function nullable<Value, Input>(item: Codec<Value, Input>): Codec<Value | null, Input | null | undefined> {
  return {
    encode(writer, value) {
      const present = value !== null && value !== undefined;
      bool.encode(writer, present);
      if (present) item.encode(writer, value);
    },
    decode: (reader) => (bool.decode(reader) ? item.decode(reader) : null),
  };
}
