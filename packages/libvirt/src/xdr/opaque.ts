import type { Codec } from "./codec.ts";
import { InvalidValue } from "./invalid-value.ts";
import { XdrFault } from "./xdr-fault.ts";

function checkLength(bytes: Uint8Array, limit: number): void {
  if (bytes.length <= limit) return;
  throw new InvalidValue({ value: `${bytes.length} bytes`, accepted: `at most ${limit} bytes` });
}

/** `opaque<limit>`: bytes after their count, padded. */
export function opaque(limit: number): Codec<Buffer, Uint8Array> {
  return {
    encode(writer, bytes) {
      checkLength(bytes, limit);
      writer.unsigned(bytes.length);
      writer.padded(bytes);
    },
    decode(reader) {
      const length = reader.length(limit);
      const start = reader.takePadded(length);
      return reader.keep(start, start + length);
    },
  };
}

/** `char<limit>` that holds bytes: after their count, each in a word of its own. */
export function byteWords(limit: number): Codec<Buffer, Uint8Array> {
  return {
    encode(writer, bytes) {
      checkLength(bytes, limit);
      writer.unsigned(bytes.length);
      // A char has a sign on the wire.
      for (const byte of bytes) writer.int((byte << 24) >> 24);
    },
    decode(reader) {
      const length = reader.length(limit);
      const start = reader.take(length * 4);
      const bytes = Buffer.alloc(length);
      for (let i = 0; i < length; i++) {
        const word = reader.buffer.readInt32BE(start + i * 4);
        if (word < -128 || word > 255) throw new XdrFault(start + i * 4, `${word} stands where a byte must`);
        bytes[i] = word;
      }
      return bytes;
    },
  };
}
