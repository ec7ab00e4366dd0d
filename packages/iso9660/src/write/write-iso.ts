import { filesOf, Hierarchy, jolietDialect, plainDialect } from "./hierarchy.ts";
import { type IsoContent, IsoContentRefused } from "./iso-content.ts";
import { SECTOR, sectorsOf } from "./iso-numbers.ts";
import { treeOf } from "./iso-tree.ts";
import { jolietDescriptor, primaryDescriptor, terminator, type VolumeLayout } from "./volume-descriptor.ts";

/** Where the first descriptor stands; the sectors before it are the system's, and empty. */
const DESCRIPTORS = 16;
const PRIMARY = DESCRIPTORS + 3;
/**
 * Empty sectors at the end, as `genisoimage` has them too: what reads ahead, or looks at the first 68 KiB for a label as
 * busybox does, finds no end there.
 */
const PADDING = 150;
const LARGEST = 2 ** 31 - SECTOR;

function checkTexts(content: IsoContent): void {
  const check = (what: string, value: string | undefined, accepted: RegExp, reason: string) => {
    if (value !== undefined && !accepted.test(value)) throw new IsoContentRefused({ what, value, reason });
  };
  const label = "is not 1 to 32 of A-Z a-z 0-9 _ - . and blanks";
  check("Volume label", content.volumeId, /^[A-Za-z0-9_.-]([A-Za-z0-9_. -]{0,30}[A-Za-z0-9_.-])?$/, label);
  const ascii = (length: number) => `is not up to ${length} printable ASCII characters`;
  check("System", content.systemId, /^[ -~]{0,32}$/, ascii(32));
  check("Publisher", content.publisherId, /^[ -~]{0,128}$/, ascii(128));
  check("Application", content.applicationId, /^[ -~]{0,128}$/, ascii(128));
}

/** Sectors one after the other, each thing at the beginning of one. */
class Sectors {
  readonly image: Buffer;
  constructor(count: number) {
    this.image = Buffer.alloc(count * SECTOR);
  }
  put(sector: number, bytes: Uint8Array): void {
    this.image.set(bytes, sector * SECTOR);
  }
}

/** Places a hierarchy with its two path tables from `first` on. */
function placeHierarchy(hierarchy: Hierarchy, first: number) {
  const pathTableSize = hierarchy.pathTable("little").length;
  const littleTable = first;
  const bigTable = littleTable + sectorsOf(pathTableSize);
  const directories = bigTable + sectorsOf(pathTableSize);
  return { pathTableSize, littleTable, bigTable, directories, next: hierarchy.place(directories) };
}

/**
 * An ISO 9660 image of `content`, level 2, with Rock Ridge for Linux and Joliet for Windows: what `genisoimage -J -r` makes,
 * without a program. The same content gives the same bytes; there is no clock in it. It does not boot.
 *
 * @throws IsoContentRefused for a label, a path or a size that such an image cannot have.
 */
export function writeIso(content: IsoContent): Buffer {
  checkTexts(content);
  const root = treeOf(content.files);
  const plain = new Hierarchy(root, plainDialect);
  const joliet = new Hierarchy(root, jolietDialect);
  const plainPlace = placeHierarchy(plain, PRIMARY);
  const jolietPlace = placeHierarchy(joliet, plainPlace.next);
  const files = filesOf(root);
  let next = jolietPlace.next;
  for (const file of files) {
    file.sector = next;
    next += sectorsOf(file.bytes.length);
  }
  next += PADDING;
  if (next * SECTOR > LARGEST) {
    const reason = `would have ${next * SECTOR} bytes; an image of up to ${LARGEST} is written`;
    throw new IsoContentRefused({ what: "Image", value: content.volumeId, reason });
  }
  const sectors = new Sectors(next);
  for (const [descriptor, hierarchy, place, describe] of [
    [DESCRIPTORS, plain, plainPlace, primaryDescriptor],
    [DESCRIPTORS + 1, joliet, jolietPlace, jolietDescriptor],
  ] as const) {
    const layout: VolumeLayout = { ...place, sectors: next, rootRecord: hierarchy.rootRecord() };
    sectors.put(descriptor, describe(content, layout));
    sectors.put(place.littleTable, hierarchy.pathTable("little"));
    sectors.put(place.bigTable, hierarchy.pathTable("big"));
    sectors.put(place.directories, hierarchy.bytes());
  }
  sectors.put(DESCRIPTORS + 2, terminator());
  for (const file of files) sectors.put(file.sector, file.bytes);
  return sectors.image;
}
