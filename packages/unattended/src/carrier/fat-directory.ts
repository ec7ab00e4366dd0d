import { isShort } from "./fat-name.ts";

const attributes = { label: 0x08, archive: 0x20, long: 0x0f };

/** 1 January 1980, where FAT's calendar begins. */
const date = 0x0021;

/** How many characters of a long name one entry holds, and where. */
const places = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

/** The volume's label. */
export const labelEntry = (label: string): Buffer => entry(label.padEnd(11), attributes.label, 0, 0);

/**
 * A file's entries: those of its long name, the last part first, then its own.
 *
 * @param short as {@link shortNames} gives it: 11 characters.
 */
export function directoryEntries(name: string, short: string, cluster: number, size: number): Buffer[] {
  const own = entry(short, attributes.archive, cluster, size);
  if (isShort(name)) return [own];
  const units = [
    ...Buffer.from(name, "utf16le")
      .toString("latin1")
      .matchAll(/[^]{2}/g),
  ].map(([pair]) => Buffer.from(pair, "latin1").readUInt16LE());
  const count = Math.ceil(units.length / places.length);
  const parts = Array.from({ length: count }, (_, index) =>
    longEntry(units, index, index === count - 1, checksum(short)),
  );
  return [...parts.reverse(), own];
}

function entry(short: string, attribute: number, cluster: number, size: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.write(short, 0, 11, "latin1");
  bytes.writeUInt8(attribute, 11);
  for (const at of [16, 18, 24]) bytes.writeUInt16LE(date, at);
  bytes.writeUInt16LE(cluster, 26);
  bytes.writeUInt32LE(size, 28);
  return bytes;
}

/** After the name's end comes one zero, then ones. */
function longEntry(units: readonly number[], index: number, isLast: boolean, sum: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt8((index + 1) | (isLast ? 0x40 : 0), 0);
  bytes.writeUInt8(attributes.long, 11);
  bytes.writeUInt8(sum, 13);
  for (const [offset, at] of places.entries()) {
    const position = index * places.length + offset;
    bytes.writeUInt16LE(units[position] ?? (position === units.length ? 0 : 0xffff), at);
  }
  return bytes;
}

const checksum = (short: string): number =>
  [...Buffer.from(short, "latin1")].reduce((sum, byte) => (((sum & 1) << 7) + (sum >> 1) + byte) & 0xff, 0);
