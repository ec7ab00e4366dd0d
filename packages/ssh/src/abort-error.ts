import { SshCancelled, SshTimeout } from "./ssh-errors.ts";

/** What an aborted signal means for something that was under way: `what` follows "to", as in "open 'x'". */
export function abortError(signal: AbortSignal, host: string, what: string): Error {
  const reason: unknown = signal.reason;
  const definition = reason instanceof DOMException && reason.name === "TimeoutError" ? SshTimeout : SshCancelled;
  return new definition({ host, what }, { cause: reason });
}

/** Both the caller's signal and a limit of time. */
export function withTimeout(signal: AbortSignal | undefined, timeoutMs: number): AbortSignal {
  const limit = AbortSignal.timeout(timeoutMs);
  return signal === undefined ? limit : AbortSignal.any([signal, limit]);
}

/** The outcome of something shared, for one of those who wait for it. The rest wait on when this one leaves. */
export function untilAborted<Value>(
  outcome: Promise<Value>,
  signal: AbortSignal | undefined,
  host: string,
  what: string,
): Promise<Value> {
  if (signal === undefined) return outcome;
  return new Promise((resolve, reject) => {
    const aborted = () => reject(abortError(signal, host, what));
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted, { once: true });
    const settled = () => signal.removeEventListener("abort", aborted);
    outcome.then(resolve, reject).finally(settled);
  });
}
