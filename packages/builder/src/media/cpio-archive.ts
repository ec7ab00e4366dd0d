/** A file of an archive. */
export interface CpioFile {
  /** Relative to the root. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits. Default `0o644`. */
  readonly mode?: number;
}

/**
 * An archive as the kernel unpacks it into its first root file system; several may follow each other in one initrd, each
 * at a multiple of 4 bytes.
 *
 * @source Linux, Documentation/driver-api/early-userspace/buffer-format.rst
 */
export function cpioArchive(files: readonly CpioFile[]): Buffer {
  const folders = new Set<string>();
  for (const { path } of files) {
    const parts = path.split("/").slice(0, -1);
    for (const [index] of parts.entries()) folders.add(parts.slice(0, index + 1).join("/"));
  }
  const entries = [
    ...[...folders].map((path) => ({ path, mode: 0o040755, bytes: new Uint8Array() })),
    ...files.map(({ path, bytes, mode = 0o644 }) => ({ path, mode: 0o100000 | mode, bytes })),
    { path: "TRAILER!!!", mode: 0, bytes: new Uint8Array() },
  ];
  return Buffer.concat(entries.flatMap((entry, index) => entryOf(entry, index + 1)));
}

/** Zeros up to the next multiple of 4. */
export const paddingTo4 = (length: number): Buffer => Buffer.alloc((4 - (length % 4)) % 4);

function entryOf({ path, mode, bytes }: { path: string; mode: number; bytes: Uint8Array }, inode: number): Buffer[] {
  const name = Buffer.from(`${path}\0`);
  const links = mode >> 12 === 4 ? 2 : 1;
  const numbers = [inode, mode, 0, 0, links, 0, bytes.length, 0, 0, 0, 0, name.length, 0];
  const header = Buffer.from(`070701${numbers.map((number) => number.toString(16).padStart(8, "0")).join("")}`);
  return [header, name, paddingTo4(header.length + name.length), Buffer.from(bytes), paddingTo4(bytes.length)];
}
