import { InvalidValue } from "../xdr/invalid-value.ts";
import { int } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import type { Codec } from "../xdr/codec.ts";
import { nothing, procedure } from "../protocol/procedure.ts";

/** @source remote_protocol.x, REMOTE_AUTH_SASL_DATA_MAX */
const longest = 65536;

/** `char data<>`: bytes, each in a word of its own. */
const data: Codec<Buffer> = {
  encode(writer, bytes) {
    if (bytes.length > longest) {
      throw new InvalidValue({ value: `${bytes.length} bytes`, accepted: `at most ${longest} bytes` });
    }
    writer.unsigned(bytes.length);
    // A C char is signed where libvirt mostly runs, and goes out with its sign.
    for (const byte of bytes) writer.int((byte << 24) >> 24);
  },
  decode(reader) {
    const count = reader.length(longest);
    const start = reader.take(count * 4);
    const bytes = Buffer.alloc(count);
    for (let i = 0; i < count; i++) bytes[i] = reader.buffer[start + i * 4 + 3] ?? 0;
    return bytes;
  },
};

/** Which mechanisms the daemon offers, with commas between. Source: REMOTE_PROC_AUTH_SASL_INIT. */
export const authSaslInit = procedure(67, nothing, { mechlist: string });

/** Begins with one; `nil` is 1 for no data, which is not the same as empty data. Source: REMOTE_PROC_AUTH_SASL_START. */
export const authSaslStart = procedure(68, { mech: string, nil: int, data }, { complete: int, nil: int, data });

/** Goes on. Source: REMOTE_PROC_AUTH_SASL_STEP. */
export const authSaslStep = procedure(69, { nil: int, data }, { complete: int, nil: int, data });
