import { procedureName } from "../protocol/procedure-name.ts";
import type { Program } from "../protocol/procedure.ts";
import type { Streams } from "../streams/streams.ts";
import { type FrameHeader, frameStatus } from "../wire/frame.ts";
import { XdrFault } from "../xdr/xdr-fault.ts";
import type { XdrReader } from "../xdr/xdr-reader.ts";
import type { Calls } from "./calls.ts";
import { brokenFrame, readError } from "./failures.ts";
import type { PendingCall } from "./pending-calls.ts";
import { explainUnknown } from "./unknown-procedure.ts";

/** What replies do: each settles the call of its serial, and the stream that was opened with it. */
export class Replies {
  readonly #uri: string;
  readonly #calls: Calls;
  readonly #streams: Streams;

  constructor(uri: string, calls: Calls, streams: Streams) {
    this.#uri = uri;
    this.#calls = calls;
    this.#streams = streams;
  }

  /** @throws XdrFault or ProtocolError, with which its call has failed already, for one that cannot be. */
  take(program: Program, header: FrameHeader, body: XdrReader): void {
    const call = this.#calls.take(header.serial);
    if (call === undefined) throw new XdrFault(20, "no call of this serial waits for a reply");
    if (call === "abandoned") return;
    if (call === "abandoned-stream") this.#giveUp(program, header);
    else this.#settle(call, program, header, body);
  }

  /** Ends a stream whose caller left before it was open. */
  #giveUp(program: Program, { procedure, serial, status }: FrameHeader): void {
    if (status === frameStatus.ok) this.#streams.giveUp(program, procedure, serial);
    else this.#streams.forget(serial);
  }

  #settle(call: PendingCall, program: Program, header: FrameHeader, body: XdrReader): void {
    try {
      if (header.procedure !== call.procedure.number || program !== call.procedure.program) {
        throw new XdrFault(12, `the reply is to ${procedureName(header.procedure, header.program)}`);
      }
      if (header.status === frameStatus.error) {
        call.fail(explainUnknown(this.#uri, call.procedure, readError(header, body)));
        this.#streams.forget(header.serial);
        return;
      }
      if (header.status !== frameStatus.ok) throw new XdrFault(24, `status ${header.status} is unknown in a reply`);
      const result = call.procedure.result.decode(body);
      body.finish();
      call.succeed(result);
    } catch (error) {
      const failure = error instanceof XdrFault ? brokenFrame(this.#uri, header, error) : (error as Error);
      call.fail(failure);
      throw failure;
    }
  }
}
