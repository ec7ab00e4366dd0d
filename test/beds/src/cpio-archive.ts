/** A file, folder, link or device node of a root file system. */
export interface CpioEntry {
  /** Without a leading slash; folders come before what is in them. */
  readonly path: string;
  /** File type and permission bits, e.g. `0o100755` for a program. */
  readonly mode: number;
  /** A file's bytes, or a link's target. Default: none. */
  readonly content?: Buffer | string;
  /** A device node's numbers. */
  readonly device?: { readonly major: number; readonly minor: number };
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function record(entry: CpioEntry, index: number): Buffer {
  const content = Buffer.from(entry.content ?? "");
  const name = Buffer.from(`${entry.path}\0`);
  const { major, minor } = entry.device ?? { major: 0, minor: 0 };
  const fields = [index, entry.mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, name.length, 0];
  const header = `070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}`;
  return Buffer.concat([padded(Buffer.concat([Buffer.from(header), name])), padded(content)]);
}

/**
 * A cpio archive in the "newc" form that Linux takes as initramfs; everything belongs to root.
 *
 * @source Linux, Documentation/driver-api/early-userspace/buffer-format.rst
 */
export function cpioArchive(entries: readonly CpioEntry[]): Buffer {
  const trailer: CpioEntry = { path: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...entries, trailer].map((entry, index) => record(entry, index + 1)));
}
