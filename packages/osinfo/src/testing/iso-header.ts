import type { MediaDescriptor } from "../media-descriptor.ts";

const sector = 2048;

/**
 * The volume descriptors of an image that starts a machine: what stands from byte 32,768 on. It has no files.
 *
 * @source ECMA-119 8.4; El Torito 1.0, figure 7.
 */
export function isoHeader({ volumeId, systemId, publisherId, applicationId, volumeSize }: MediaDescriptor): Buffer {
  const bytes = Buffer.alloc(3 * sector);
  const descriptor = (index: number, type: number) => {
    const found = bytes.subarray(index * sector, (index + 1) * sector);
    found.writeUInt8(type, 0);
    found.write("CD001\x01", 1, "latin1");
    return found;
  };
  const primary = descriptor(0, 1);
  const text = (value: string | null, offset: number, length: number) =>
    primary.write((value ?? "").padEnd(length, " ").slice(0, length), offset, "latin1");
  text(systemId, 8, 32);
  text(volumeId, 40, 32);
  text(publisherId, 318, 128);
  text(applicationId, 574, 128);
  const sectors = Math.floor((volumeSize ?? 0) / sector);
  primary.writeUInt32LE(sectors, 80);
  primary.writeUInt32BE(sectors, 84);
  primary.writeUInt16LE(sector, 128);
  primary.writeUInt16BE(sector, 130);
  descriptor(1, 0).write("EL TORITO SPECIFICATION", 7, "latin1");
  descriptor(2, 255);
  return bytes;
}
