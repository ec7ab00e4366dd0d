/** A file, directory or link of an ISO 9660 image. */
export interface IsoEntry {
  /** From the root, beginning with a slash. */
  readonly path: string;
  /** By Rock Ridge where it is there, else by Joliet, else ISO 9660's own in lower case without its version. */
  readonly name: string;
  readonly kind: "file" | "directory" | "link";
  /** Bytes. */
  readonly size: number;
  /** Where its bytes are in the image, in order. */
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
  /** Where a link leads, as it is written; null for others. */
  readonly target: string | null;
  /** The permissions that Rock Ridge states; null where there is none. */
  readonly mode: number | null;
}
