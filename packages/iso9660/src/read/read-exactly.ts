import type { ByteSource } from "./byte-source.ts";
import { NotAnIso } from "./iso-errors.ts";

/** Reads just so many bytes. @throws NotAnIso where the source ends before. */
export async function readExactly(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await source.read(offset, length);
  if (bytes.length < length) {
    const end = source.size ?? offset + bytes.length;
    throw new NotAnIso({ reason: `it has ${end} bytes, where ${offset + length} are needed` });
  }
  return bytes;
}
