import type { Codec } from "./codec.ts";
import { InvalidValue } from "./invalid-value.ts";
import type { XdrReader } from "./xdr-reader.ts";

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
      for (let i = 0; i < length; i++) writer.int(((bytes[i] ?? 0) << 24) >> 24);
    },
    decode: (reader) => wordsToText(reader, length),
  };
}

/** `char<limit>` that holds text: after its length, which counts a zero at the end, each character in a word. */
export function characterWords(limit: number): Codec<string> {
  return {
    encode(writer, value) {
      const bytes = Buffer.from(`${value}\0`, "utf8");
      if (bytes.length > limit) throw new InvalidValue({ value, accepted: `text of at most ${limit - 1} bytes` });
      writer.unsigned(bytes.length);
      for (const byte of bytes) writer.int((byte << 24) >> 24);
    },
    decode(reader) {
      const length = reader.length(limit);
      return wordsToText(reader, length);
    },
  };
}

function wordsToText(reader: XdrReader, length: number): string {
  const start = reader.take(length * 4);
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length; i++) bytes[i] = reader.buffer[start + i * 4 + 3] ?? 0;
  const zero = bytes.indexOf(0);
  return bytes.toString("utf8", 0, zero < 0 ? length : zero);
}
