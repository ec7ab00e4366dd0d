import type { Codec } from "./codec.ts";
import { InvalidValue } from "./invalid-value.ts";

/** Any number of items up to `limit`, after their count. */
export function array<Value, Input>(item: Codec<Value, Input>, limit: number): Codec<Value[], readonly Input[]> {
  return {
    encode(writer, values) {
      if (values.length > limit) {
        throw new InvalidValue({ value: `${values.length} items`, accepted: `at most ${limit} items` });
      }
      writer.unsigned(values.length);
      for (const value of values) item.encode(writer, value);
    },
    decode(reader) {
      const count = reader.length(limit);
      const values: Value[] = [];
      // Grown item by item: a count alone, which may be a lie, claims no memory.
      for (let i = 0; i < count; i++) values.push(item.decode(reader));
      return values;
    },
  };
}
