const PART = 30;

const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9_]/g, "_");

/** Name and extension in the letters that ISO 9660 has, cut so that a tail of `room` characters still fits. */
function pieces(name: string, isFolder: boolean, room: number): readonly [string, string] {
  const dot = isFolder ? -1 : name.lastIndexOf(".");
  const stem = plain(dot < 0 ? name : name.slice(0, dot));
  const extension = dot < 0 ? "" : plain(name.slice(dot + 1)).slice(0, 8);
  return [stem.slice(0, PART - room - extension.length), extension];
}

/**
 * The names that readers without Rock Ridge and Joliet see: capital letters, digits and `_`, a file's with one dot and its
 * version, at most 30 characters. Names that become alike are numbered.
 *
 * @source ECMA-119 7.5, 7.6 and 10.2 (interchange level 2)
 */
export class IsoNames {
  readonly #taken = new Set<string>();

  take(name: string, isFolder: boolean): string {
    for (let number = 0; ; number++) {
      const tail = number === 0 ? "" : `_${number}`;
      const [stem, extension] = pieces(name, isFolder, tail.length);
      const made = isFolder ? `${stem}${tail}` : `${stem}${tail}.${extension};1`;
      if (this.#taken.has(made)) continue;
      this.#taken.add(made);
      return made;
    }
  }
}
