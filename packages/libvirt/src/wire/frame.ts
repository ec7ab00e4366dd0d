import { XdrFault } from "../xdr/xdr-fault.ts";
import { XdrWriter } from "../xdr/xdr-writer.ts";

/** What a frame is. @source virnetprotocol.x, virNetMessageType */
export const frameType = {
  call: 0,
  reply: 1,
  message: 2,
  stream: 3,
  callWithFds: 4,
  replyWithFds: 5,
  streamHole: 6,
} as const;

/** How a frame's matter stands. @source virnetprotocol.x, virNetMessageStatus */
export const frameStatus = { ok: 0, error: 1, continue: 2 } as const;

/** What stands before a frame's body. @source virnetprotocol.x, virNetMessageHeader */
export interface FrameHeader {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly type: number;
  /** The same in a call, its reply, and its stream. */
  readonly serial: number;
  readonly status: number;
}

/** Bytes before the body: the length word and six words of header. */
export const headerLength = 28;

/** The longest frame, its length word included. @source virnetprotocol.x, VIR_NET_MESSAGE_MAX (since libvirt 1.1.3 33554432) */
export const frameLimit = 33554432 + 4;

/** The longest payload of a stream frame that every daemon takes. @source virnetprotocol.x, VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX */
export const streamPayloadLimit = 262120;

/** The length of the frame whose first bytes are at `offset`. @throws XdrFault when no frame can be so long or short. */
export function readFrameLength(bytes: Buffer, offset: number): number {
  const length = bytes.readUInt32BE(offset);
  if (length < headerLength || length > frameLimit) {
    throw new XdrFault(0, `a frame of ${length} bytes is announced: expected ${headerLength} to ${frameLimit}`);
  }
  return length;
}

/** The header of the frame that begins at `offset`. */
export function readFrameHeader(bytes: Buffer, offset: number): FrameHeader {
  return {
    program: bytes.readUInt32BE(offset + 4),
    version: bytes.readUInt32BE(offset + 8),
    procedure: bytes.readInt32BE(offset + 12),
    type: bytes.readUInt32BE(offset + 16),
    serial: bytes.readUInt32BE(offset + 20),
    status: bytes.readUInt32BE(offset + 24),
  };
}

/**
 * Writes a whole frame after what is written already; `body` writes what follows the header.
 *
 * @param follows how many bytes of body the caller sends after it.
 * @throws what `body` throws, and XdrFault when the frame is too long; then nothing is written.
 */
export function writeFrame(
  writer: XdrWriter,
  header: FrameHeader,
  body?: (writer: XdrWriter) => void,
  follows = 0,
): void {
  const start = writer.length;
  try {
    writer.unsigned(0);
    writer.unsigned(header.program);
    writer.unsigned(header.version);
    writer.int(header.procedure);
    writer.unsigned(header.type);
    writer.unsigned(header.serial);
    writer.unsigned(header.status);
    body?.(writer);
    const length = writer.length - start + follows;
    if (length > frameLimit) {
      throw new XdrFault(0, `a frame of ${length} bytes is too long: expected at most ${frameLimit}`);
    }
    writer.patch(start, length);
  } catch (error) {
    writer.truncate(start);
    throw error;
  }
}

/** A frame by itself. */
export function encodeFrame(header: FrameHeader, body?: (writer: XdrWriter) => void): Buffer {
  const writer = new XdrWriter();
  writeFrame(writer, header, body);
  return writer.finish();
}
