import { both32, SECTOR } from "./iso-numbers.ts";

const FOLDER = 0o040555;
const FILE = 0o100000;

/** One entry of the System Use Sharing Protocol: two letters, its length, version 1, and what it says. */
const entry = (signature: string, ...data: readonly Uint8Array[]): Buffer => {
  const length = 4 + data.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([Buffer.from([...Buffer.from(signature, "latin1"), length, 1]), ...data]);
};

/** Mode, links, owner and group. @source RRIP 1.09, 4.1.1 PX */
const attributes = (mode: number, links: number): Buffer =>
  entry("PX", both32(mode), both32(links), both32(0), both32(0));

const NAME_BYTES = 200;

/** The name as it is, in UTF-8; one too long for an entry goes on in the next. @source RRIP 1.09, 4.1.4 NM */
function nameEntries(name: string): readonly Buffer[] {
  const bytes = Buffer.from(name, "utf8");
  const entries: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += NAME_BYTES) {
    const part = bytes.subarray(start, start + NAME_BYTES);
    entries.push(entry("NM", Buffer.from([start + NAME_BYTES < bytes.length ? 1 : 0]), part));
  }
  return entries;
}

const sharingProtocol = entry("SP", Buffer.from([0xbe, 0xef, 0]));

/** That Rock Ridge is spoken here: Linux takes no name from it otherwise. @source SUSP 1.10, 5.5 ER; RRIP 1.09, 4.3 */
const extensionReference = (() => {
  const id = Buffer.from("RRIP_1991A", "latin1");
  const description = Buffer.from(
    "THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS",
  );
  const source = Buffer.from("PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE.");
  const sizes = Buffer.from([id.length, description.length, source.length, 1]);
  return entry("ER", sizes, id, description, source);
})();

/** What Rock Ridge says of a folder with so many folders in it; its own record, at its beginning, has no name. */
export const folderEntries = (name: string | null, folders: number): readonly Buffer[] => [
  attributes(FOLDER, 2 + folders),
  ...(name === null ? [] : nameEntries(name)),
];

/** What Rock Ridge says of a file. */
export const fileEntries = (name: string, mode: number): readonly Buffer[] => [
  attributes(FILE | mode, 1),
  ...nameEntries(name),
];

/** What the record at the beginning of the root says. */
export const rootEntries = (folders: number): readonly Buffer[] => [
  sharingProtocol,
  ...folderEntries(null, folders),
  extensionReference,
];

const CONTINUATION = 28;
const RECORD = 254;

/**
 * Where entries go that find no room in a record, which has 255 bytes at most: into sectors of their own.
 *
 * @source SUSP 1.10, 5.1 CE
 */
export class Continuations {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  readonly #sector: number;

  /** @param sector where these sectors begin; any number while only the length matters. */
  constructor(sector: number) {
    this.#sector = sector;
  }

  /** The system use area of a record whose other fields take `used` bytes. */
  place(entries: readonly Buffer[], used: number): Buffer {
    const all = Buffer.concat(entries);
    if (used + all.length <= RECORD) return all;
    let fitting = 0;
    let size = used + CONTINUATION;
    while (size + entries[fitting]!.length <= RECORD) size += entries[fitting++]!.length;
    const rest = Buffer.concat(entries.slice(fitting));
    const here = this.#append(rest);
    const where = entry(
      "CE",
      both32(this.#sector + Math.floor(here / SECTOR)),
      both32(here % SECTOR),
      both32(rest.length),
    );
    return Buffer.concat([...entries.slice(0, fitting), where]);
  }

  /** All that was placed, in whole sectors. */
  bytes(): Buffer {
    this.#pad();
    return Buffer.concat(this.#chunks);
  }

  /** What is continued does not cross a sector's end. */
  #append(bytes: Buffer): number {
    if ((this.#length % SECTOR) + bytes.length > SECTOR) this.#pad();
    const start = this.#length;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    return start;
  }

  #pad(): void {
    const missing = (SECTOR - (this.#length % SECTOR)) % SECTOR;
    this.#chunks.push(Buffer.alloc(missing));
    this.#length += missing;
  }
}
