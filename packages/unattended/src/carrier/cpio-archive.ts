import type { CarriedFile } from "./carried-file.ts";

/** Regular files that only root reads, and directories. */
const modes = { file: 0o100600, directory: 0o040755 };

const alignment = 4;

/**
 * A cpio archive in the format that Linux unpacks into its first file system ("newc"); the same files give the same bytes.
 *
 * @source Linux, `Documentation/driver-api/early-userspace/buffer-format.rst`
 */
export function cpioArchive(files: readonly CarriedFile[]): Uint8Array {
  const directories = new Set(files.flatMap(({ name }) => parentsOf(name)));
  const entries = [
    ...[...directories].map((name, index) => entry(name, index + 1, modes.directory, new Uint8Array())),
    ...files.map(({ name, bytes }, index) => entry(name, directories.size + index + 1, modes.file, bytes)),
    entry("TRAILER!!!", 0, 0, new Uint8Array()),
  ];
  return Buffer.concat(entries.flat());
}

const parentsOf = (name: string): string[] =>
  name
    .split("/")
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join("/"));

function entry(name: string, inode: number, mode: number, bytes: Uint8Array): Uint8Array[] {
  const encoded = Buffer.from(`${name}\0`);
  const links = mode === modes.directory ? 2 : 1;
  const fields = [inode, mode, 0, 0, links, 0, bytes.length, 0, 0, 0, 0, encoded.length, 0];
  const head = Buffer.from(
    `070701${fields.map((field) => field.toString(16).toUpperCase().padStart(8, "0")).join("")}`,
  );
  return [head, encoded, padding(head.length + encoded.length), bytes, padding(bytes.length)];
}

const padding = (length: number): Uint8Array => new Uint8Array((alignment - (length % alignment)) % alignment);

/**
 * What to write after an initrd so that the files are in it too, over those of the same name. Linux unpacks one archive
 * after the other, whatever each is compressed with; one that is not compressed must begin at a multiple of 4 bytes.
 *
 * @param initrdSize of the initrd as it is, in bytes.
 */
export const initrdAppendix = (initrdSize: number, files: readonly CarriedFile[]): Uint8Array =>
  Buffer.concat([padding(initrdSize), cpioArchive(files)]);
