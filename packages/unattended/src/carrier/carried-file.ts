/** A file that is put on an image or into an initrd. */
export interface CarriedFile {
  /** A path with `/`, relative to the root. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
