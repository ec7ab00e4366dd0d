import { procedureName } from "../protocol/procedure-name.ts";
import type { Program, StreamProcedure } from "../protocol/procedure.ts";
import { type FrameHeader, frameStatus, frameType } from "../wire/frame.ts";
import { hyper, unsigned } from "../xdr/numbers.ts";
import { InvalidValue } from "../xdr/invalid-value.ts";
import { XdrFault } from "../xdr/xdr-fault.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";
import type { XdrWriter } from "../xdr/xdr-writer.ts";
import { OpenStreams } from "./open-streams.ts";
import type { StreamInlet, StreamPort } from "./stream-port.ts";

/** What streams need of their connection. */
export interface StreamCarrier {
  frame(header: FrameHeader, body?: (writer: XdrWriter) => void): void;
  /** Sends a frame of bytes, which must stay as they are until `sent`. */
  data(header: FrameHeader, bytes: Uint8Array, sent: () => void): void;
  hold(): void;
  release(): void;
  decodeError(header: FrameHeader, body: XdrReader): Error;
}

/** The streams of one connection. @source virnetprotocol.x, VIR_NET_STREAM, VIR_NET_STREAM_HOLE */
export class Streams {
  readonly #carrier: StreamCarrier;
  readonly #open = new OpenStreams();

  constructor(carrier: StreamCarrier) {
    this.#carrier = carrier;
  }

  /** Opens one with the call that asks for it. */
  open<Inlet extends StreamInlet>(
    { program, number }: StreamProcedure<never, unknown>,
    serial: number,
    create: (port: StreamPort) => Inlet,
  ): Inlet {
    const inlet = create(this.#portOf(program, number, serial));
    this.#open.add(serial, inlet);
    return inlet;
  }

  /** The caller left, or the call failed: what still comes is dropped. */
  abandon(serial: number): void {
    this.#open.giveUp(serial);
  }

  /** The call was refused: there is no stream. */
  forget(serial: number): void {
    this.#open.forget(serial);
  }

  /** Gives up one whose caller left before the answer, now that there is one. */
  giveUp(program: Program, procedure: number, serial: number): void {
    this.#portOf(program, procedure, serial).abort();
  }

  /** @throws XdrFault when there never was such a stream. */
  piece(header: FrameHeader, bytes: Buffer): void {
    this.#open.find(header.serial)?.piece(bytes);
  }

  /** @throws XdrFault when the daemon may not send it. */
  hole(header: FrameHeader, body: XdrReader): void {
    const length = hyper.decode(body);
    unsigned.decode(body);
    body.finish();
    if (length < 0n) throw new XdrFault(28, `a hole of ${length} bytes cannot be`);
    if (this.#open.find(header.serial)?.hole(length) === false) {
      throw new XdrFault(16, "a hole came in a stream that was not opened for holes");
    }
  }

  /** libvirt ended one. @throws XdrFault when nobody asked for it. */
  ended(header: FrameHeader, body: XdrReader): void {
    const inlet = this.#open.find(header.serial);
    if (!inlet) return;
    // One whose end is told wrongly is still open, so that it fails with its connection.
    if (header.status === frameStatus.error) {
      const error = this.#carrier.decodeError(header, body);
      this.#open.end(header.serial);
      inlet.failed(error);
      return;
    }
    if (header.status !== frameStatus.ok) throw new XdrFault(24, `status ${header.status} is unknown in a stream`);
    if (!inlet.confirmed()) throw new XdrFault(24, "a stream was finished that nobody asked to finish");
    this.#open.end(header.serial);
  }

  /** Ends all of them with the failure of their connection. */
  failAll(error: Error): void {
    this.#open.failAll(error);
  }

  #portOf(program: Program, procedure: number, serial: number): StreamPort {
    const carrier = this.#carrier;
    const header = (type: number, status: number): FrameHeader => ({
      program: program.number,
      version: program.version,
      procedure,
      type,
      serial,
      status,
    });
    const dataHeader = header(frameType.stream, frameStatus.continue);
    return {
      data: (bytes, sent) => carrier.data(dataHeader, bytes, sent),
      hole: (length) =>
        carrier.frame(header(frameType.streamHole, frameStatus.continue), (writer) => {
          hyper.encode(writer, length);
          writer.unsigned(0);
        }),
      finish: () => carrier.frame(header(frameType.stream, frameStatus.ok)),
      abort: () => {
        this.#open.giveUp(serial);
        carrier.frame(header(frameType.stream, frameStatus.error));
      },
      hold: () => carrier.hold(),
      release: () => carrier.release(),
    };
  }
}

/** The arguments that ask for holes to be sent as such. @throws InvalidValue when there are none in this stream. */
export function sparseArgs<Args>({ sparseFlag, number, program }: StreamProcedure<Args, unknown>, args: Args): Args {
  if (sparseFlag === undefined) {
    const value = procedureName(number, program.number);
    throw new InvalidValue({ value, accepted: "a procedure whose stream has holes, such as storageVolumeDownload" });
  }
  const { flags = 0 } = args as { readonly flags?: number };
  return { ...args, flags: flags | sparseFlag };
}
