import type { Codec } from "./codec.ts";
import { InvalidValue } from "./invalid-value.ts";

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID: 16 bytes on the wire, lower case with dashes in the program. */
export const uuid: Codec<string> = {
  encode(writer, value) {
    if (!form.test(value))
      throw new InvalidValue({ value, accepted: "a UUID such as 4dea22b3-1d52-d8f3-2516-782e98ab3fa0" });
    writer.padded(Buffer.from(value.replaceAll("-", ""), "hex"));
  },
  decode(reader) {
    const start = reader.take(16);
    const hex = reader.buffer.toString("hex", start, start + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  },
};

/** Whether a text is a UUID with dashes, in any case. */
export function isUuid(text: string): boolean {
  return form.test(text);
}
