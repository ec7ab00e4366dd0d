import { XdrFault } from "./xdr-fault.ts";

/** Reads XDR items one after the other from a part of a buffer, and never past its end. */
export class XdrReader {
  readonly buffer: Buffer;
  readonly end: number;
  offset: number;
  /** False when the buffer is used again after the reading: then what is kept must come from {@link keep}. */
  readonly owned: boolean;

  constructor(buffer: Buffer, offset = 0, end = buffer.length, owned = true) {
    this.buffer = buffer;
    this.offset = offset;
    this.end = end;
    this.owned = owned;
  }

  /** Steps over `length` bytes and returns where they begin. @throws XdrFault when there are fewer. */
  take(length: number): number {
    const start = this.offset;
    if (length > this.end - start) {
      throw new XdrFault(start, `${length} bytes are announced or needed, ${this.end - start} are left`);
    }
    this.offset = start + length;
    return start;
  }

  /** Steps over `length` bytes and the padding to a multiple of four; returns where they begin. */
  takePadded(length: number): number {
    return this.take(length + (-length & 3));
  }

  int(): number {
    return this.buffer.readInt32BE(this.take(4));
  }

  unsigned(): number {
    return this.buffer.readUInt32BE(this.take(4));
  }

  /** A length that stands before a string, bytes, or an array. @throws XdrFault when it is more than `limit`. */
  length(limit: number): number {
    const length = this.unsigned();
    if (length > limit) throw new XdrFault(this.offset - 4, `length ${length} is more than the limit of ${limit}`);
    return length;
  }

  string(limit: number): string {
    const length = this.length(limit);
    const start = this.takePadded(length);
    return this.buffer.toString("utf8", start, start + length);
  }

  /** Bytes that stay what they are after the reading. */
  keep(start: number, end: number): Buffer {
    return this.owned ? this.buffer.subarray(start, end) : Buffer.copyBytesFrom(this.buffer, start, end - start);
  }

  /** @throws XdrFault when something is left. */
  finish(): void {
    if (this.offset !== this.end) throw new XdrFault(this.offset, `${this.end - this.offset} bytes are left over`);
  }
}
