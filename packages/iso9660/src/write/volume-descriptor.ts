import { inUtf16 } from "./hierarchy.ts";
import type { IsoContent } from "./iso-content.ts";
import { both16, both32, datedAt, SECTOR, undated } from "./iso-numbers.ts";

/** What a descriptor says of where things are. */
export interface VolumeLayout {
  /** Of the whole image, in sectors. */
  readonly sectors: number;
  /** In bytes. */
  readonly pathTableSize: number;
  readonly littleTable: number;
  readonly bigTable: number;
  readonly rootRecord: Buffer;
}

function header(type: number): Buffer {
  const sector = Buffer.alloc(SECTOR);
  sector.writeUInt8(type, 0);
  sector.write("CD001", 1, "latin1");
  sector.writeUInt8(1, 6);
  return sector;
}

/** Texts in a descriptor are padded with blanks: of one byte, or of two in Joliet's. */
type Fill = (text: string, bytes: number) => Buffer;

const inAscii: Fill = (text, bytes) => Buffer.from(text.padEnd(bytes, " "), "latin1");
const inJoliet: Fill = (text, bytes) => {
  const units = Math.floor(bytes / 2);
  return Buffer.concat([inUtf16(text.slice(0, units).padEnd(units, " ")), Buffer.alloc(bytes % 2)]);
};

function described(type: number, fill: Fill, content: IsoContent, layout: VolumeLayout): Buffer {
  const sector = header(type);
  const put = (offset: number, bytes: Buffer) => void bytes.copy(sector, offset);
  put(8, fill(content.systemId ?? "", 32));
  put(40, fill(content.volumeId, 32));
  put(80, both32(layout.sectors));
  put(120, both16(1));
  put(124, both16(1));
  put(128, both16(SECTOR));
  put(132, both32(layout.pathTableSize));
  sector.writeUInt32LE(layout.littleTable, 140);
  sector.writeUInt32BE(layout.bigTable, 148);
  put(156, layout.rootRecord);
  put(190, fill("", 128));
  put(318, fill(content.publisherId ?? "", 128));
  put(446, fill("", 128));
  put(574, fill(content.applicationId ?? "", 128));
  for (const offset of [702, 739, 776]) put(offset, fill("", 37));
  put(813, datedAt);
  put(830, datedAt);
  put(847, undated);
  put(864, undated);
  sector.writeUInt8(1, 881);
  return sector;
}

/** @source ECMA-119 8.4 */
export const primaryDescriptor = (content: IsoContent, layout: VolumeLayout): Buffer =>
  described(1, inAscii, content, layout);

/** @source Joliet Specification, "SVD": the escape sequence of UCS-2 level 3 */
export function jolietDescriptor(content: IsoContent, layout: VolumeLayout): Buffer {
  const sector = described(2, inJoliet, content, layout);
  sector.write("%/E", 88, "latin1");
  return sector;
}

/** @source ECMA-119 8.3 */
export const terminator = (): Buffer => header(255);
