import type { Codec } from "./codec.ts";
import { InvalidValue } from "./invalid-value.ts";

/** The longest text libvirt takes, in bytes. @source remote_protocol.x, REMOTE_STRING_MAX */
const longest = 4194304;

/** `remote_nonnull_string`: UTF-8, at most 4 MiB. */
export const string: Codec<string> = {
  encode(writer, value) {
    const length = Buffer.byteLength(value);
    // libvirt reads it as a C string: what follows a zero byte would be lost without a word.
    if (length > longest || value.includes("\0")) {
      const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
      throw new InvalidValue({ value: shown, accepted: `text of at most ${longest} bytes without a zero byte` });
    }
    writer.string(value, length);
  },
  decode: (reader) => reader.string(longest),
};

/** `char[length]`: text that ends at the first zero byte; libvirt sends each character in a word of its own. */
export function characters(length: number): Codec<string> {
  return {
    encode(writer, value) {
      const bytes = Buffer.from(value, "utf8");
      if (bytes.length > length) throw new InvalidValue({ value, accepted: `text of at most ${length} bytes` });
      for (let i = 0; i < length; i++) writer.int(bytes[i] ?? 0);
    },
    decode(reader) {
      const start = reader.take(length * 4);
      const bytes = Buffer.alloc(length);
      for (let i = 0; i < length; i++) bytes[i] = reader.buffer[start + i * 4 + 3] ?? 0;
      const zero = bytes.indexOf(0);
      return bytes.toString("utf8", 0, zero < 0 ? length : zero);
    },
  };
}
