import { directoryRecord, inSectors, itself, itsParent, recordLength } from "./directory-record.ts";
import { sectorsOf } from "./iso-numbers.ts";
import { type FileNode, type FolderNode, foldersBelow } from "./iso-tree.ts";
import { Continuations, fileEntries, folderEntries, rootEntries } from "./rock-ridge.ts";

/** How a tree of directories writes its names: the plain one with Rock Ridge, or Joliet's. */
export interface Dialect {
  identifier(node: FileNode | FolderNode): Buffer;
  readonly hasRockRidge: boolean;
}

/** Capital letters, with Rock Ridge's real names beside them. */
export const plainDialect: Dialect = {
  identifier: (node) => Buffer.from(node.isoName, "latin1"),
  hasRockRidge: true,
};

/** UTF-16 in big endian. @source Joliet Specification (Microsoft, 1995), "Unicode" */
export const inUtf16 = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

/** Windows' names. */
export const jolietDialect: Dialect = { identifier: (node) => inUtf16(node.name), hasRockRidge: false };

/** A tree of directories that knows its place. */
export class Hierarchy {
  readonly #dialect: Dialect;
  /** In the order of the path table: by level, then by parent, then by name. */
  readonly #folders: readonly FolderNode[];
  readonly #sectors = new Map<FolderNode, { first: number; directory: number; all: number }>();

  constructor(root: FolderNode, dialect: Dialect) {
    this.#dialect = dialect;
    this.#folders = this.#inOrder(root);
  }

  /** Gives every directory its place from `first` on, and says where the next thing may begin. */
  place(first: number): number {
    let next = first;
    for (const folder of this.#folders) {
      // The places that the records name change no lengths; they are known once all directories are placed.
      const { directory, continued } = this.#write(folder, 0);
      const all = sectorsOf(directory.length) + sectorsOf(continued.length);
      this.#sectors.set(folder, { first: next, directory: sectorsOf(directory.length), all });
      next += all;
    }
    return next;
  }

  /** All directories, in their order. */
  bytes(): Buffer {
    return Buffer.concat(
      this.#folders.flatMap((folder) => {
        const { first, directory } = this.#sectors.get(folder)!;
        const written = this.#write(folder, first + directory);
        return [written.directory, written.continued];
      }),
    );
  }

  /** The root's own record, as the volume descriptor has it. */
  rootRecord(): Buffer {
    return directoryRecord({ identifier: itself, isFolder: true, ...this.#extent(this.#folders[0]!) });
  }

  /** The path table, in one byte order. @source ECMA-119 9.4 */
  pathTable(order: "little" | "big"): Buffer {
    const numbers = new Map(this.#folders.map((folder, index) => [folder, index + 1]));
    return Buffer.concat(
      this.#folders.map((folder, index) => {
        const identifier = index === 0 ? itself : this.#dialect.identifier(folder);
        const record = Buffer.alloc(8 + identifier.length + (identifier.length % 2));
        const { sector } = this.#extent(folder);
        const parent = numbers.get(folder.parent)!;
        record.writeUInt8(identifier.length, 0);
        if (order === "little") {
          record.writeUInt32LE(sector, 2);
          record.writeUInt16LE(parent, 6);
        } else {
          record.writeUInt32BE(sector, 2);
          record.writeUInt16BE(parent, 6);
        }
        record.set(identifier, 8);
        return record;
      }),
    );
  }

  #inOrder(root: FolderNode): readonly FolderNode[] {
    const sorted = (folder: FolderNode): FolderNode[] =>
      this.#children(folder).filter((child): child is FolderNode => child.kind === "folder");
    const all: FolderNode[] = [];
    for (let level = [root]; level.length > 0; level = level.flatMap(sorted)) all.push(...level);
    return all;
  }

  #children(folder: FolderNode): readonly (FileNode | FolderNode)[] {
    return folder.children
      .map((node) => ({ node, identifier: this.#dialect.identifier(node) }))
      .sort((a, b) => Buffer.compare(a.identifier, b.identifier))
      .map(({ node }) => node);
  }

  #extent(folder: FolderNode): { sector: number; size: number } {
    const place = this.#sectors.get(folder);
    return { sector: place?.first ?? 0, size: (place?.directory ?? 0) * 2048 };
  }

  #write(folder: FolderNode, continuedAt: number): { directory: Buffer; continued: Buffer } {
    const continuations = new Continuations(continuedAt);
    const systemUse = (entries: readonly Buffer[], identifier: Uint8Array) =>
      this.#dialect.hasRockRidge ? { systemUse: continuations.place(entries, recordLength(identifier)) } : {};
    const folders = (node: FolderNode) => node.children.filter(({ kind }) => kind === "folder").length;
    const own = folder.parent === folder ? rootEntries(folders(folder)) : folderEntries(null, folders(folder));
    const above = folderEntries(null, folders(folder.parent));
    const records = [
      directoryRecord({ identifier: itself, isFolder: true, ...this.#extent(folder), ...systemUse(own, itself) }),
      directoryRecord({
        identifier: itsParent,
        isFolder: true,
        ...this.#extent(folder.parent),
        ...systemUse(above, itsParent),
      }),
      ...this.#children(folder).map((node) => {
        const identifier = this.#dialect.identifier(node);
        const isFolder = node.kind === "folder";
        const entries = isFolder ? folderEntries(node.name, folders(node)) : fileEntries(node.name, node.mode);
        const extent = isFolder ? this.#extent(node) : { sector: node.sector, size: node.bytes.length };
        return directoryRecord({ identifier, isFolder, ...extent, ...systemUse(entries, identifier) });
      }),
    ];
    return { directory: inSectors(records), continued: continuations.bytes() };
  }
}

/** Every file of the tree, in the order in which their bytes stand. */
export const filesOf = (root: FolderNode): readonly FileNode[] =>
  foldersBelow(root).flatMap(({ children }) => children.filter((child): child is FileNode => child.kind === "file"));
