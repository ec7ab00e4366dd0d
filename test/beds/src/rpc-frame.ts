/** The header of a message of libvirt's RPC protocol. */
export interface RpcHeader {
  /** Whole length of the message, itself included. */
  readonly length: number;
  readonly program: number;
  readonly procedure: number;
  /** 0 call, 1 reply, 2 event, 3 stream data, 6 stream hole. */
  readonly type: number;
  readonly serial: number;
  /** 0 fine, 1 an error, 2 more of a stream follows. */
  readonly status: number;
}

/** Program numbers. */
export const RPC_PROGRAM = { remote: 0x20008086, qemu: 0x20008087, lxc: 0x20008088 } as const;

/** Message types. */
export const RPC_TYPE = { call: 0, reply: 1, event: 2, stream: 3, callWithDescriptors: 4, hole: 6 } as const;

/** Message states. */
export const RPC_STATUS = { ok: 0, error: 1, continue: 2 } as const;

/** Length of a header, with the length that precedes it. */
export const HEADER_LENGTH = 28;

const VERSION = 1;
const LONGEST = 64 * 2 ** 20;

/** Reads the header at a place of `bytes`, or nothing when it is not whole or cannot be one. */
export function readRpcHeader(bytes: Buffer, at = 0): RpcHeader | undefined {
  if (bytes.length - at < HEADER_LENGTH) return undefined;
  const length = bytes.readUInt32BE(at);
  if (length < HEADER_LENGTH || length > LONGEST) return undefined;
  const [program, , procedure, type, serial, status] = [4, 8, 12, 16, 20, 24].map((skip) =>
    bytes.readUInt32BE(at + skip),
  );
  return { length, program: program!, procedure: procedure!, type: type!, serial: serial!, status: status! };
}

/** Makes a message; its length follows from the payload. */
export function rpcFrame(header: Omit<RpcHeader, "length">, payload: Buffer): Buffer {
  const { program, procedure, type, serial, status } = header;
  const frame = Buffer.alloc(HEADER_LENGTH + payload.length);
  const words = [frame.length, program, VERSION, procedure, type, serial, status];
  for (const [index, word] of words.entries()) frame.writeUInt32BE(word, index * 4);
  payload.copy(frame, HEADER_LENGTH);
  return frame;
}

const word = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([word(bytes.length), bytes, Buffer.alloc(-bytes.length & 3)]);
}

const absent = word(0);
const present = word(1);
const NOTHING = word(0xffffffff);

/**
 * The answer of a daemon that cannot do a call.
 *
 * @source libvirt, src/rpc/virnetprotocol.x: virNetMessageError
 */
export function rpcErrorReply(call: RpcHeader, error: { code: number; domain: number; message: string }): Buffer {
  const ERROR_LEVEL = 2;
  const payload = Buffer.concat([
    word(error.code),
    word(error.domain),
    present,
    text(error.message),
    word(ERROR_LEVEL),
    // No domain; the message's form and its only part, and no third text; two numbers that mean nothing; no network.
    ...[absent, present, text("%s"), present, text(error.message), absent, NOTHING, NOTHING, absent],
  ]);
  return rpcFrame({ ...call, type: RPC_TYPE.reply, status: RPC_STATUS.error }, payload);
}

/** Cuts a stream of bytes into whole messages. What cannot be a message passes as it came. */
export class RpcFrameSplitter {
  #rest: Buffer = Buffer.alloc(0);

  push(bytes: Buffer): Buffer[] {
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const frames: Buffer[] = [];
    while (rest.length >= HEADER_LENGTH) {
      const length = readRpcHeader(rest)?.length ?? rest.length;
      if (rest.length < length) break;
      frames.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    this.#rest = rest;
    return frames;
  }
}
