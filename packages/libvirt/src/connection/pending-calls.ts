import { CallCancelled, CallTimeout } from "../errors/connection-errors.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import type { Procedure } from "../protocol/procedure.ts";

/** A call that waits for its reply. */
export interface PendingCall {
  readonly procedure: Procedure<never, unknown>;
  /** Takes the decoded reply, before anything else that arrived with it is looked at. */
  succeed(result: unknown): void;
  fail(error: Error): void;
}

/** What became of the call that a reply belongs to. */
export type ReplyTarget = PendingCall | "abandoned" | "abandoned-stream" | undefined;

/**
 * A call's place. It is left empty, because tables that a Map grew out of keep what stood in them, and all that hangs on it,
 * until V8 collects old objects: answers would live a hundred times too long.
 */
interface Place {
  call: PendingCall | undefined;
}

/** The calls in flight on one connection, by serial. */
export class PendingCalls {
  readonly #waiting = new Map<number, Place>();
  /** Calls whose callers left. Their replies are still to come, and must not be taken for nonsense. */
  readonly #abandoned = new Map<number, "abandoned" | "abandoned-stream">();

  /** Adds a call; the signal takes it out again. */
  add(serial: number, call: PendingCall, signal: AbortSignal | undefined): void {
    if (signal === undefined) {
      this.#waiting.set(serial, { call });
      return;
    }
    const aborted = () => {
      this.#leave(serial);
      this.#abandoned.set(serial, "direction" in call.procedure ? "abandoned-stream" : "abandoned");
      call.fail(abortError(call.procedure.number, signal, call.procedure.program.number));
    };
    signal.addEventListener("abort", aborted, { once: true });
    const unlisten = () => signal.removeEventListener("abort", aborted);
    const listening: PendingCall = {
      procedure: call.procedure,
      succeed(result) {
        unlisten();
        call.succeed(result);
      },
      fail(error) {
        unlisten();
        call.fail(error);
      },
    };
    this.#waiting.set(serial, { call: listening });
  }

  /** Takes out the call that a reply belongs to; undefined when there never was one. */
  take(serial: number): ReplyTarget {
    const call = this.#leave(serial);
    if (call !== undefined) return call;
    const abandoned = this.#abandoned.get(serial);
    this.#abandoned.delete(serial);
    return abandoned;
  }

  /** Fails all that wait. */
  failAll(error: Error): void {
    const calls = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#abandoned.clear();
    for (const { call } of calls) call?.fail(error);
  }

  #leave(serial: number): PendingCall | undefined {
    const place = this.#waiting.get(serial);
    if (place === undefined) return undefined;
    this.#waiting.delete(serial);
    const { call } = place;
    place.call = undefined;
    return call;
  }
}

/** What an aborted signal means for a call. @param program the procedure's; the remote one where none is given. */
export function abortError(procedure: number, signal: AbortSignal, program?: number): Error {
  const reason: unknown = signal.reason;
  const definition = reason instanceof DOMException && reason.name === "TimeoutError" ? CallTimeout : CallCancelled;
  return new definition({ procedure: procedureName(procedure, program) }, { cause: reason });
}
