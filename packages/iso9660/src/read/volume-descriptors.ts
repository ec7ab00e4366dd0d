import type { ByteSource } from "./byte-source.ts";
import { NotAnIso } from "./iso-errors.ts";
import { readExactly } from "./read-exactly.ts";

/** Where a directory's records are. */
export interface DirectoryExtent {
  /** In bytes from the image's beginning. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
}

/** What an image says of itself before its files. */
export interface VolumeDescriptors {
  readonly systemId: string;
  readonly volumeId: string;
  readonly publisherId: string;
  readonly preparerId: string;
  readonly applicationId: string;
  readonly volumeSize: number;
  /** Of a logical block, in bytes. */
  readonly blockSize: number;
  readonly root: DirectoryExtent;
  /** The root of the hierarchy with Unicode names; null where there is none. */
  readonly jolietRoot: DirectoryExtent | null;
  readonly hasElTorito: boolean;
}

const sector = 2048;
const firstDescriptor = 16 * sector;
/** More than any image has; one that goes on has no end. */
const mostDescriptors = 32;
const elTorito = "EL TORITO SPECIFICATION";
const jolietLevels = ["%/@", "%/C", "%/E"];

/**
 * Reads the volume descriptors of an image.
 *
 * @throws NotAnIso when there is none, or when it cannot be true.
 * @source ECMA-119 8; El Torito 1.0, figure 7; Joliet.
 */
export async function readVolumeDescriptors(source: ByteSource): Promise<VolumeDescriptors> {
  const bytes = await source.read(firstDescriptor, mostDescriptors * sector);
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let primary: Buffer | undefined;
  let joliet: Buffer | undefined;
  let hasElTorito = false;
  for (let offset = 0; offset + sector <= found.length; offset += sector) {
    const descriptor = found.subarray(offset, offset + sector);
    if (descriptor.toString("latin1", 1, 6) !== "CD001") break;
    const type = descriptor[0];
    if (type === 0) hasElTorito ||= text(descriptor, 7, 32) === elTorito;
    else if (type === 1) primary ??= descriptor;
    else if (type === 2 && jolietLevels.includes(descriptor.toString("latin1", 88, 91))) joliet ??= descriptor;
    else if (type === 255) break;
  }
  if (!primary) throw new NotAnIso({ reason: await whyNot(source, found) });
  const blockSize = primary.readUInt16LE(128);
  if (blockSize < 512 || blockSize > 32_768 || blockSize % 512 !== 0) {
    throw new NotAnIso({ reason: `its blocks are of ${blockSize} bytes` });
  }
  return {
    systemId: text(primary, 8, 32),
    volumeId: text(primary, 40, 32),
    publisherId: text(primary, 318, 128),
    preparerId: text(primary, 446, 128),
    applicationId: text(primary, 574, 128),
    volumeSize: primary.readUInt32LE(80) * blockSize,
    blockSize,
    root: rootOf(primary, blockSize),
    jolietRoot: joliet ? rootOf(joliet, blockSize) : null,
    hasElTorito,
  };
}

const rootOf = (descriptor: Buffer, blockSize: number): DirectoryExtent => ({
  offset: (descriptor.readUInt32LE(156 + 2) + (descriptor[156 + 1] as number)) * blockSize,
  length: descriptor.readUInt32LE(156 + 10),
});

/** Texts end with a NUL, or with blanks. */
function text(descriptor: Buffer, offset: number, length: number): string {
  const whole = descriptor.toString("utf8", offset, offset + length);
  const end = whole.indexOf("\0");
  return (end < 0 ? whole : whole.slice(0, end)).trimEnd();
}

async function whyNot(source: ByteSource, found: Buffer): Promise<string> {
  if (found.length < sector) {
    const size = source.size ?? firstDescriptor + found.length;
    return size === 0 ? "it is empty" : `it has only ${size} bytes`;
  }
  if (found.toString("latin1", 1, 6) === "BEA01") return "it is of UDF alone";
  const kind = knownBeginning(await readExactly(source, 0, 16));
  return kind === null ? "it has no volume descriptor" : `it is a ${kind}`;
}

/** What begins as other files do that are mistaken for images. */
function knownBeginning(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes).toString("latin1");
  if (start.startsWith("QFI\xFB")) return "qcow2 disk image";
  if (start.startsWith("KDMV")) return "VMDK disk image";
  if (start.startsWith("vhdxfile")) return "VHDX disk image";
  if (start.startsWith("\x7FELF")) return "program";
  if (start.startsWith("\x1F\x8B")) return "gzip file";
  if (start.startsWith("\xFD7zXZ")) return "xz file";
  if (start.startsWith("PK\x03\x04")) return "zip file";
  return /^\s*<(?:!doctype|html|\?xml)/i.test(start) ? "page of text" : null;
}
