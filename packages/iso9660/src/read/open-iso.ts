import type { ByteSource } from "./byte-source.ts";
import { type Naming, readDirectory } from "./directory-records.ts";
import type { IsoEntry } from "./iso-entry.ts";
import { IsoEntryNotFound, IsoEntryTooLarge, NotAnIsoDirectory } from "./iso-errors.ts";
import type { IsoImage } from "./iso-image.ts";
import { readExactly } from "./read-exactly.ts";
import { readSuspEntries } from "./susp-entries.ts";
import { readVolumeDescriptors, type VolumeDescriptors } from "./volume-descriptors.ts";

/** What is read of a file at once unless more is allowed, in bytes. */
const usualLimit = 64 * 1024 * 1024;
/** Links that are followed on the way to a file. */
const mostLinks = 16;
/** A path by which an image for Power says how it starts. @source libosinfo, `PPC_BOOTINFO`. */
const powerBootInfo = "/ppc/bootinfo.txt";

/**
 * Opens an ISO 9660 image: reads its descriptors, and directories as they are asked for. Names are those of Rock Ridge
 * where the image has it, else Joliet's, else ISO 9660's own.
 *
 * @throws NotAnIso when the source holds none.
 */
export async function openIso(source: ByteSource): Promise<IsoImage> {
  const descriptors = await readVolumeDescriptors(source);
  const files = await IsoFiles.open(source, descriptors);
  const { systemId, volumeId, publisherId, preparerId, applicationId, volumeSize, hasElTorito } = descriptors;
  return {
    systemId,
    volumeId,
    publisherId,
    preparerId,
    applicationId,
    volumeSize,
    isBootable: hasElTorito || (await files.hasPowerBootInfo()),
    list: (path) => files.list(path),
    find: (path) => files.find(path),
    read: (entry, limit = usualLimit) => files.read(entry, limit),
  };
}

class IsoFiles {
  readonly #source: ByteSource;
  readonly #descriptors: VolumeDescriptors;
  readonly #naming: Naming;
  /** Bytes before the entries of each system use area. */
  readonly #suspSkip: number;
  readonly #root: IsoEntry;
  readonly #directories = new Map<string, Promise<IsoEntry[]>>();

  private constructor(source: ByteSource, descriptors: VolumeDescriptors, naming: Naming, suspSkip: number) {
    this.#source = source;
    this.#descriptors = descriptors;
    this.#naming = naming;
    this.#suspSkip = suspSkip;
    const extent = naming === "joliet" && descriptors.jolietRoot ? descriptors.jolietRoot : descriptors.root;
    this.#root = {
      path: "/",
      name: "",
      kind: "directory",
      size: extent.length,
      extents: [extent],
      target: null,
      mode: null,
    };
  }

  static async open(source: ByteSource, descriptors: VolumeDescriptors): Promise<IsoFiles> {
    const suspSkip = await rockRidgeSkip(source, descriptors);
    const naming = suspSkip !== null ? "rock-ridge" : descriptors.jolietRoot ? "joliet" : "iso";
    return new IsoFiles(source, descriptors, naming, suspSkip ?? 0);
  }

  /** A broken hierarchy starts nothing; the descriptors are worth having all the same. */
  async hasPowerBootInfo(): Promise<boolean> {
    try {
      return (await this.find(powerBootInfo)) !== null;
    } catch {
      return false;
    }
  }

  async list(path: string): Promise<IsoEntry[]> {
    const entry = await this.find(path);
    const { volumeId } = this.#descriptors;
    if (!entry) throw new IsoEntryNotFound({ path, volumeId });
    if (entry.kind !== "directory") throw new NotAnIsoDirectory({ path, volumeId });
    return [...(await this.#children(entry))].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  async find(path: string): Promise<IsoEntry | null> {
    let links = 0;
    const waiting = partsOf(path);
    const trail = [this.#root];
    while (waiting.length > 0) {
      const part = waiting.shift() as string;
      if (part === ".") continue;
      if (part === "..") {
        if (trail.length > 1) trail.pop();
        continue;
      }
      const here = trail.at(-1) as IsoEntry;
      if (here.kind !== "directory") return null;
      const entry = named(await this.#children(here), part);
      if (!entry) return null;
      if (entry.kind !== "link") trail.push(entry);
      else {
        links += 1;
        if (links > mostLinks) return null;
        const target = entry.target ?? "";
        if (target.startsWith("/")) trail.length = 1;
        waiting.unshift(...partsOf(target));
      }
    }
    return trail.at(-1) as IsoEntry;
  }

  async read({ path, size, extents }: IsoEntry, limit: number): Promise<Uint8Array> {
    if (size > limit) throw new IsoEntryTooLarge({ path, size, limit });
    const parts: Uint8Array[] = [];
    for (const { offset, length } of extents) parts.push(await readExactly(this.#source, offset, length));
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  }

  #children({ path, extents }: IsoEntry): Promise<IsoEntry[]> {
    const extent = extents[0] ?? { offset: 0, length: 0 };
    const key = `${path}\0${extent.offset}`;
    const known = this.#directories.get(key);
    if (known) return known;
    const reading = readDirectory(this.#source, path, extent, {
      naming: this.#naming,
      blockSize: this.#descriptors.blockSize,
      suspSkip: this.#suspSkip,
    });
    this.#directories.set(key, reading);
    // What could not be read is tried again.
    reading.catch(() => this.#directories.delete(key));
    return reading;
  }
}

const partsOf = (path: string): string[] => path.split("/").filter(Boolean);

function named(entries: readonly IsoEntry[], name: string): IsoEntry | undefined {
  const lower = name.toLowerCase();
  return entries.find((entry) => entry.name === name) ?? entries.find((entry) => entry.name.toLowerCase() === lower);
}

/** How many bytes of each system use area come before Rock Ridge; null where there is none. */
async function rockRidgeSkip(source: ByteSource, { root, blockSize }: VolumeDescriptors): Promise<number | null> {
  const bytes = await source.read(root.offset, 255);
  const first = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = first[0] ?? 0;
  if (length < 34 || length > first.length) return null;
  const entries = await readSuspEntries(source, first.subarray(34, length), blockSize);
  const skip = entries.find(({ signature }) => signature === "SP");
  const isRockRidge = entries.some(({ signature }) => ["RR", "ER", "PX"].includes(signature));
  return skip && isRockRidge ? (skip.data[2] ?? 0) : null;
}
