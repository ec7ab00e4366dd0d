import { both16, both32, recordedAt, SECTOR } from "./iso-numbers.ts";

/** What a record of a directory says. */
export interface RecordFields {
  /** The name's bytes; one byte 0 is the directory itself, one byte 1 its parent. */
  readonly identifier: Uint8Array;
  readonly isFolder: boolean;
  readonly sector: number;
  /** In bytes. */
  readonly size: number;
  /** What Rock Ridge adds; none in a Joliet tree. */
  readonly systemUse?: Buffer;
}

export const itself = Uint8Array.of(0);
export const itsParent = Uint8Array.of(1);

/** How many bytes a record takes without what Rock Ridge adds: even, as every record is. */
export const recordLength = (identifier: Uint8Array): number => 33 + identifier.length + ((identifier.length + 1) % 2);

/** One record. @source ECMA-119 9.1 */
export function directoryRecord(fields: RecordFields): Buffer {
  const { identifier, systemUse = Buffer.alloc(0) } = fields;
  const plain = recordLength(identifier);
  const record = Buffer.alloc(plain + systemUse.length + (systemUse.length % 2));
  record.writeUInt8(record.length, 0);
  both32(fields.sector).copy(record, 2);
  both32(fields.size).copy(record, 10);
  recordedAt.copy(record, 18);
  record.writeUInt8(fields.isFolder ? 2 : 0, 25);
  both16(1).copy(record, 28);
  record.writeUInt8(identifier.length, 32);
  record.set(identifier, 33);
  systemUse.copy(record, plain);
  return record;
}

/** Records in a row, none across a sector's end, in whole sectors. */
export function inSectors(records: readonly Buffer[]): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  const pad = () => {
    const missing = (SECTOR - (length % SECTOR)) % SECTOR;
    chunks.push(Buffer.alloc(missing));
    length += missing;
  };
  for (const record of records) {
    if ((length % SECTOR) + record.length > SECTOR) pad();
    chunks.push(record);
    length += record.length;
  }
  pad();
  return Buffer.concat(chunks);
}
