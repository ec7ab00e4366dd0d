import type { ServerResponse } from "node:http";

const signals = new WeakMap<ServerResponse, AbortSignal>();

/** A signal that aborts when the other end hangs up before the answer is complete; made when it is first asked for. */
export function callerSignal(response: ServerResponse): AbortSignal {
  const known = signals.get(response);
  if (known) return known;
  const controller = new AbortController();
  const hungUp = () => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.closed) hungUp();
  else response.once("close", hungUp);
  signals.set(response, controller.signal);
  return controller.signal;
}
