/** Bytes that can be read anywhere: of a file, a volume over a stream, an HTTP range. */
export interface ByteSource {
  /** Null where it is not known. */
  readonly size: number | null;
  /** Gives the bytes from an offset on. Fewer than asked for come only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}
