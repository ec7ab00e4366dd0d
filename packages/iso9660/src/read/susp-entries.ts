import type { ByteSource } from "./byte-source.ts";
import { readExactly } from "./read-exactly.ts";

/** A system use entry: what Rock Ridge adds to a directory record. */
export interface SuspEntry {
  /** Two letters: `NM`, `PX`, `SL`, `CL`, `RE`, `SP`. */
  readonly signature: string;
  /** What follows the signature, length and version. */
  readonly data: Buffer;
}

/** A record's continuations that are followed; one that leads back to itself has no end. */
const mostContinuations = 32;

/**
 * Reads the system use entries of a directory record, with those that are kept elsewhere.
 *
 * @source System Use Sharing Protocol 1.12, 5.1.
 */
export async function readSuspEntries(source: ByteSource, area: Buffer, blockSize: number): Promise<SuspEntry[]> {
  const entries: SuspEntry[] = [];
  let rest: Buffer | undefined = area;
  for (let count = 0; rest && count < mostContinuations; count += 1) {
    let next: { offset: number; length: number } | undefined;
    let at = 0;
    while (at + 4 <= rest.length) {
      const length = rest[at + 2] as number;
      if (length < 4 || at + length > rest.length) break;
      const signature = rest.toString("latin1", at, at + 2);
      const data: Buffer = rest.subarray(at + 4, at + length);
      if (signature === "ST") break;
      if (signature === "CE" && data.length >= 24) {
        next = {
          offset: data.readUInt32LE(0) * blockSize + data.readUInt32LE(8),
          length: Math.min(data.readUInt32LE(16), blockSize),
        };
      } else entries.push({ signature, data });
      at += length;
    }
    rest = next && Buffer.from(await readExactly(source, next.offset, next.length));
  }
  return entries;
}
