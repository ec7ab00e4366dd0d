import { FileDescriptorsUnsupported } from "../errors/connection-errors.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import type { Procedure } from "../protocol/procedure.ts";
import { frameStatus, frameType } from "../wire/frame.ts";
import type { Outbox } from "../wire/outbox.ts";
import { CallLine, type CallLimits, sizeOf, type WaitingCall } from "./call-line.ts";
import { abortError, PendingCalls, type ReplyTarget } from "./pending-calls.ts";

/** What becomes of a call. */
export interface CallCourse<Result, Value> {
  readonly signal?: AbortSignal | undefined;
  /** Makes what the caller gets of the result, before anything that arrived with it is looked at. */
  settle(result: Result): Value;
  /** It was sent under a serial. */
  readonly sent?: (serial: number) => void;
  /** It failed after it was sent, or its caller left. */
  readonly failed?: (serial: number) => void;
}

/** The calls of one connection: in line, on their way, and waiting for their replies. */
export class Calls {
  readonly #pending = new PendingCalls();
  readonly #line: CallLine;
  #outbox: Outbox | null = null;
  #lost: Error | null = null;
  #serial = 0;

  constructor(uri: string, limits: CallLimits) {
    this.#line = new CallLine(uri, limits);
  }

  /** Gives it the way out. Called once, before anything else. */
  attach(outbox: Outbox): void {
    this.#outbox = outbox;
  }

  /** Calls a procedure, as soon as the daemon takes it. */
  request<Args, Result, Value>(
    procedure: Procedure<Args, Result>,
    args: Args,
    { signal, settle, sent, failed }: CallCourse<Result, Value>,
  ): Promise<Value> {
    const { number, program, priority } = procedure;
    return new Promise((resolve, reject) => {
      if (this.#lost) throw this.#lost;
      if (signal?.aborted) throw abortError(number, signal, program.number);
      if (procedure.passesFiles) {
        throw new FileDescriptorsUnsupported({ procedure: procedureName(number, program.number) });
      }
      const send = () => {
        const serial = this.#send(procedure, args);
        sent?.(serial);
        const succeed = (result: unknown) => resolve(settle(result as Result));
        const fail = (error: Error) => {
          failed?.(serial);
          reject(error);
        };
        this.#pending.add(serial, { procedure, succeed, fail }, signal);
      };
      if (this.#line.length === 0 && this.#outbox?.congested !== true) send();
      else this.#wait({ priority, bytes: sizeOf(args), send, fail: reject }, procedure, signal);
    });
  }

  /** Takes out the call that a reply belongs to; undefined when there never was one. */
  take(serial: number): ReplyTarget {
    return this.#pending.take(serial);
  }

  /** Sends what waits, as long as the daemon takes it. */
  sendWaiting(): void {
    while (this.#outbox?.congested === false) {
      const call = this.#line.next();
      if (call === undefined) return;
      try {
        call.send();
      } catch (error) {
        call.fail(error as Error);
      }
    }
  }

  /** Fails all of them, and all later ones. */
  failAll(error: Error): void {
    this.#lost = error;
    this.#pending.failAll(error);
    this.#line.failAll(error);
  }

  /** @returns the serial that it has. */
  #send<Args>({ program, number, args: codec }: Procedure<Args, unknown>, args: Args): number {
    this.#serial = this.#serial === 0xffffffff ? 1 : this.#serial + 1;
    const serial = this.#serial;
    const header = { program: program.number, version: program.version, procedure: number };
    this.#outbox?.frame({ ...header, type: frameType.call, serial, status: frameStatus.ok }, (writer) =>
      codec.encode(writer, args),
    );
    return serial;
  }

  /** Has a call wait until the daemon takes more; the signal takes it out again, and then it is never sent. */
  #wait(call: WaitingCall, { number, program }: Procedure<never, unknown>, signal: AbortSignal | undefined): void {
    if (signal === undefined) {
      this.#line.add(call);
      return;
    }
    const aborted = () => {
      this.#line.remove(waiting);
      call.fail(abortError(number, signal, program.number));
    };
    const unlisten = () => signal.removeEventListener("abort", aborted);
    const waiting: WaitingCall = {
      ...call,
      send() {
        unlisten();
        call.send();
      },
      fail(error) {
        unlisten();
        call.fail(error);
      },
    };
    this.#line.add(waiting);
    signal.addEventListener("abort", aborted, { once: true });
  }
}
