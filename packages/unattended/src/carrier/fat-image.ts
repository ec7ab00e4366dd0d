import { defineError } from "@hob/errors";
import type { CarriedFile } from "./carried-file.ts";
import { directoryEntries, labelEntry } from "./fat-directory.ts";
import { shortNames } from "./fat-name.ts";

/** Files that do not fit on a floppy. */
export const FloppyRefused = defineError("unattended.floppy-refused", {
  kind: "invalid",
  message: (d: { name: string; because: string }) => `File '${d.name}' cannot be put on a floppy: ${d.because}.`,
});

/** A floppy of 3.5 inches and 1.44 MB. @source ECMA-107; Microsoft, "FAT: General Overview of On-Disk Format", 1.03 */
const sector = 512;
const sectors = 2880;
const fatSectors = 9;
const rootEntries = 224;
const firstFat = 1;
const firstRoot = firstFat + 2 * fatSectors;
const firstData = firstRoot + (rootEntries * 32) / sector;
/** One sector a cluster; the first two numbers of clusters have other meanings. */
const clusters = sectors - firstData;
const lastCluster = 0xfff;

/**
 * The image of a floppy (1474560 bytes, FAT12) with files in its root, their long names included. The same files give the
 * same bytes: there is no clock in it. It does not boot.
 *
 * @param label 1 to 11 capital letters, digits and `_`.
 * @throws FloppyRefused for a path with directories, a name that FAT cannot hold, and for more than fits.
 */
export function fatImage(label: string, files: readonly CarriedFile[]): Uint8Array {
  const image = Buffer.alloc(sectors * sector);
  writeBootSector(image, label);
  const fat = new Uint16Array(clusters + 2);
  fat.set([0xff0, lastCluster]);
  const names = shortNames(files.map(checkedName));
  const entries = [labelEntry(label)];
  let next = 2;
  for (const [index, { name, bytes }] of files.entries()) {
    const count = Math.ceil(bytes.length / sector);
    if (next + count > clusters + 2)
      throw new FloppyRefused({ name, because: `a floppy holds ${clusters * sector} bytes in all` });
    for (let cluster = next; cluster < next + count; cluster += 1)
      fat[cluster] = cluster + 1 < next + count ? cluster + 1 : lastCluster;
    image.set(bytes, (firstData + next - 2) * sector);
    entries.push(...directoryEntries(name, names[index] as string, count === 0 ? 0 : next, bytes.length));
    next += count;
  }
  if (entries.length > rootEntries)
    throw new FloppyRefused({ name: files.at(-1)?.name ?? "", because: "its root holds 224 entries" });
  image.set(Buffer.concat(entries), firstRoot * sector);
  for (const copy of [0, 1]) image.set(packFat(fat), (firstFat + copy * fatSectors) * sector);
  return image;
}

function checkedName({ name }: CarriedFile): string {
  if (name.includes("/")) throw new FloppyRefused({ name, because: "it has no directories" });
  // eslint-disable-next-line no-control-regex
  if (!/^[^"*/:<>?\\|\u0000-\u001F]{1,255}$/.test(name) || /[ .]$/.test(name))
    throw new FloppyRefused({ name, because: "its name is not one of FAT's" });
  return name;
}

/** Two entries of 12 bits in three bytes. */
function packFat(fat: Uint16Array): Uint8Array {
  const packed = Buffer.alloc(fatSectors * sector);
  for (const [cluster, value] of fat.entries()) {
    const at = Math.floor((cluster * 3) / 2);
    const bits = cluster % 2 === 0 ? value : value << 4;
    packed[at] = (packed[at] as number) | (bits & 0xff);
    packed[at + 1] = (packed[at + 1] as number) | (bits >> 8);
  }
  return packed;
}

function writeBootSector(image: Buffer, label: string): void {
  image.set([0xeb, 0x3c, 0x90], 0);
  image.write("MSDOS5.0", 3, "latin1");
  image.writeUInt16LE(sector, 11);
  image.writeUInt8(1, 13);
  image.writeUInt16LE(firstFat, 14);
  image.writeUInt8(2, 16);
  image.writeUInt16LE(rootEntries, 17);
  image.writeUInt16LE(sectors, 19);
  image.writeUInt8(0xf0, 21);
  image.writeUInt16LE(fatSectors, 22);
  // 18 sectors a track, 2 heads.
  image.writeUInt16LE(18, 24);
  image.writeUInt16LE(2, 26);
  image.writeUInt8(0x29, 38);
  image.writeUInt32LE(0x484f4221, 39);
  image.write(label.padEnd(11), 43, "latin1");
  image.write("FAT12   ", 54, "latin1");
  // Whoever starts from it goes on with the next device (int 18h).
  image.set([0xcd, 0x18, 0xeb, 0xfe], 62);
  image.set([0x55, 0xaa], 510);
}
