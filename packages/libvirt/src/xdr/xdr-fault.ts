/** Bytes that are not what they should be. Whoever knows the frame turns it into a `ProtocolError`. */
export class XdrFault extends Error {
  /** Where, in bytes from the start of the buffer being read. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.name = "XdrFault";
    this.offset = offset;
  }
}
