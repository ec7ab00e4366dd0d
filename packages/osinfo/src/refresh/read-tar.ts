/** A file of a tar archive. */
export interface TarFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const block = 512;

/**
 * Reads the plain files of a tar archive (ustar, GNU and pax names). Directories are passed over.
 *
 * @throws Error that says what is wrong, for anything that is neither file nor directory, and where the archive is broken.
 * @source POSIX.1-2017, pax, "ustar Interchange Format".
 */
export function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = [];
  let longName: string | undefined;
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    at += block;
    if (header.every((byte) => byte === 0)) break;
    if (number(header, 148, 8) !== checksumOf(header)) throw new Error(`its header at byte ${at - block} is broken`);
    const size = number(header, 124, 12);
    const bytes = archive.subarray(at, at + size);
    if (bytes.length < size) throw new Error("it ends in the middle of a file");
    at += Math.ceil(size / block) * block;
    const type = String.fromCharCode(header[156] as number);
    const path = longName ?? nameOf(header);
    if (type === "L") longName = text(bytes, 0, bytes.length);
    else if (type === "x") longName = paxPath(bytes) ?? longName;
    else {
      longName = undefined;
      if (type === "0" || type === "\0") files.push({ path, bytes });
      else if (type !== "5" && type !== "g") throw new Error(`'${path}' is neither a file nor a directory`);
    }
  }
  return files;
}

function nameOf(header: Buffer): string {
  const name = text(header, 0, 100);
  const prefix = text(header, 257, 5) === "ustar" && header[263] !== 0x20 ? text(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function text(bytes: Buffer, offset: number, length: number): string {
  const field = bytes.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? field.length : end);
}

function number(header: Buffer, offset: number, length: number): number {
  const digits = text(header, offset, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error("a number in a header is broken");
  return Number.parseInt(digits, 8);
}

function checksumOf(header: Buffer): number {
  let sum = 0;
  for (let index = 0; index < block; index += 1) {
    sum += index >= 148 && index < 156 ? 0x20 : (header[index] as number);
  }
  return sum;
}

/** `30 path=the/name\n`. */
function paxPath(bytes: Buffer): string | undefined {
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at);
    const length = Number(bytes.toString("latin1", at, blank));
    if (blank < 0 || !Number.isInteger(length) || length <= 0) throw new Error("an extended header is broken");
    const record = bytes.toString("utf8", blank + 1, at + length - 1);
    if (record.startsWith("path=")) return record.slice("path=".length);
    at += length;
  }
  return undefined;
}
