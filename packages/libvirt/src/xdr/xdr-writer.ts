/** Room that is kept for the next use; a rare giant is given back. */
const keptRoom = 1024 * 1024;

/** Writes XDR items one after the other into a buffer that grows. */
export class XdrWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #length = 0;

  /** How many bytes are written so far. */
  get length(): number {
    return this.#length;
  }

  /**
   * Makes room for `length` bytes and returns where they begin; the caller fills all of them. Call it before naming
   * `#buffer`, which it may replace.
   */
  #claim(length: number): number {
    const start = this.#length;
    this.#length += length;
    if (this.#length > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#length, this.#buffer.length * 2));
      this.#buffer.copy(grown, 0, 0, start);
      this.#buffer = grown;
    }
    return start;
  }

  int(value: number): void {
    const start = this.#claim(4);
    this.#buffer.writeInt32BE(value, start);
  }

  unsigned(value: number): void {
    const start = this.#claim(4);
    this.#buffer.writeUInt32BE(value, start);
  }

  hyper(value: bigint): void {
    const start = this.#claim(8);
    this.#buffer.writeBigInt64BE(value, start);
  }

  unsignedHyper(value: bigint): void {
    const start = this.#claim(8);
    this.#buffer.writeBigUInt64BE(value, start);
  }

  double(value: number): void {
    const start = this.#claim(8);
    this.#buffer.writeDoubleBE(value, start);
  }

  /** Bytes as they are. */
  raw(bytes: Uint8Array): void {
    const start = this.#claim(bytes.length);
    this.#buffer.set(bytes, start);
  }

  /** Bytes and the zeros that pad them to a multiple of four. */
  padded(bytes: Uint8Array): void {
    const padding = -bytes.length & 3;
    const start = this.#claim(bytes.length + padding);
    this.#buffer.set(bytes, start);
    this.#buffer.fill(0, start + bytes.length, start + bytes.length + padding);
  }

  /** UTF-8 text after its length, padded. */
  string(value: string, length: number): void {
    this.unsigned(length);
    const padding = -length & 3;
    const start = this.#claim(length + padding);
    this.#buffer.write(value, start, length, "utf8");
    this.#buffer.fill(0, start + length, start + length + padding);
  }

  /** Writes `value` over the four bytes at `offset`. */
  patch(offset: number, value: number): void {
    this.#buffer.writeUInt32BE(value, offset);
  }

  /** A copy of what was written; the writer is empty again and keeps its room. */
  finish(): Buffer {
    const bytes = Buffer.copyBytesFrom(this.#buffer, 0, this.#length);
    this.reset();
    return bytes;
  }

  /** Forgets what was written from `length` on. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** Forgets what was written. */
  reset(): void {
    this.#length = 0;
    if (this.#buffer.length > keptRoom) this.#buffer = Buffer.allocUnsafe(1024);
  }
}
