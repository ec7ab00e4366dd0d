/** The size of a sector, in bytes: everything in an image begins at a multiple of it. */
export const SECTOR = 2048;

/** How many sectors `bytes` take. */
export const sectorsOf = (bytes: number): number => Math.ceil(bytes / SECTOR);

/** A number in both byte orders, as most fields want it. @source ECMA-119 7.2.3 */
export function both16(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(value, 0);
  bytes.writeUInt16BE(value, 2);
  return bytes;
}

/** A number in both byte orders, as most fields want it. @source ECMA-119 7.3.3 */
export function both32(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(value, 0);
  bytes.writeUInt32BE(value, 4);
  return bytes;
}

/**
 * The moment that every image is dated, so that the same content gives the same bytes: 1980-01-01 00:00 UTC, which FAT and
 * Windows can tell too. @source ECMA-119 9.1.5
 */
export const recordedAt = Buffer.from([80, 1, 1, 0, 0, 0, 0]);

/** The same moment in digits, with hundredths and an offset from UTC of zero. @source ECMA-119 8.4.26.1 */
export const datedAt = Buffer.from("1980010100000000\0", "latin1");

/** No moment: digits of zero. */
export const undated = Buffer.from("0000000000000000\0", "latin1");
