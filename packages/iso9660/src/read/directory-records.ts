import type { ByteSource } from "./byte-source.ts";
import type { IsoEntry } from "./iso-entry.ts";
import { IsoEntryTooLarge } from "./iso-errors.ts";
import { readExactly } from "./read-exactly.ts";
import { readRockRidge, type RockRidgeRecord } from "./rock-ridge-record.ts";
import { readSuspEntries } from "./susp-entries.ts";
import type { DirectoryExtent } from "./volume-descriptors.ts";

/** Which names a hierarchy has. */
export type Naming = "iso" | "rock-ridge" | "joliet";

/** More than any directory has. */
const largestDirectory = 64 * 1024 * 1024;
const sector = 2048;

interface DirectoryRecord {
  readonly extent: DirectoryExtent;
  readonly flags: number;
  readonly identifier: Buffer;
  readonly systemUse: Buffer;
}

/** Reads what a directory holds, in the image's order, without itself and its parent. */
export async function readDirectory(
  source: ByteSource,
  path: string,
  extent: DirectoryExtent,
  { naming, blockSize, suspSkip }: { naming: Naming; blockSize: number; suspSkip: number },
): Promise<IsoEntry[]> {
  if (extent.length > largestDirectory) {
    throw new IsoEntryTooLarge({ path, size: extent.length, limit: largestDirectory });
  }
  const bytes = Buffer.from(await readExactly(source, extent.offset, extent.length));
  const entries: IsoEntry[] = [];
  let begun: IsoEntry["extents"] = [];
  for (const record of recordsOf(bytes, blockSize)) {
    if (record.identifier.length === 1 && (record.identifier[0] as number) <= 1) continue;
    const susp =
      naming === "rock-ridge" ? await readSuspEntries(source, record.systemUse.subarray(suspSkip), blockSize) : [];
    const more = readRockRidge(susp);
    if (more.isMovedHere) continue;
    // A file of more than 4 GiB is a row of records; all but the last say that it goes on.
    const extents = [...begun, record.extent];
    begun = record.flags & 0x80 ? extents : [];
    if (begun.length === 0) entries.push(await entryOf(source, path, { record, more, extents, naming, blockSize }));
  }
  return entries;
}

async function entryOf(
  source: ByteSource,
  directory: string,
  facts: {
    record: DirectoryRecord;
    more: RockRidgeRecord;
    extents: IsoEntry["extents"];
    naming: Naming;
    blockSize: number;
  },
): Promise<IsoEntry> {
  const { record, more, naming, blockSize } = facts;
  const moved = more.movedTo === null ? null : await movedDirectory(source, more.movedTo * blockSize);
  const extents = moved ? [moved] : facts.extents;
  const isDirectory = moved !== null || (record.flags & 2) !== 0;
  const name = more.name ?? plainName(record.identifier, naming, isDirectory);
  return {
    path: directory === "/" ? `/${name}` : `${directory}/${name}`,
    name,
    kind: more.target === null ? (isDirectory ? "directory" : "file") : "link",
    size: extents.reduce((sum, { length }) => sum + length, 0),
    extents,
    target: more.target,
    mode: more.mode,
  };
}

/** A directory that was moved says in its own first record how long it is. */
async function movedDirectory(source: ByteSource, offset: number): Promise<DirectoryExtent> {
  const own = Buffer.from(await readExactly(source, offset, 34));
  return { offset, length: own.readUInt32LE(10) };
}

function plainName(identifier: Buffer, naming: Naming, isDirectory: boolean): string {
  if (naming === "joliet") {
    const even = Buffer.from(identifier.subarray(0, identifier.length & ~1)).swap16();
    return withoutVersion(even.toString("utf16le"), isDirectory);
  }
  return withoutVersion(identifier.toString("latin1"), isDirectory).toLowerCase();
}

const withoutVersion = (name: string, isDirectory: boolean): string =>
  isDirectory ? name : name.replace(/;\d+$/, "").replace(/\.$/, "");

/** The records of a directory; none crosses from one sector into the next. */
function* recordsOf(bytes: Buffer, blockSize: number): Generator<DirectoryRecord> {
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at] as number;
    if (length === 0) {
      at = (Math.floor(at / sector) + 1) * sector;
      continue;
    }
    const record = bytes.subarray(at, at + length);
    at += length;
    if (record.length < 34) continue;
    const nameLength = record[32] as number;
    const afterName = 33 + nameLength + (nameLength % 2 === 0 ? 1 : 0);
    yield {
      extent: {
        offset: (record.readUInt32LE(2) + (record[1] as number)) * blockSize,
        length: record.readUInt32LE(10),
      },
      flags: record[25] as number,
      identifier: record.subarray(33, 33 + nameLength),
      systemUse: record.subarray(afterName),
    };
  }
}
