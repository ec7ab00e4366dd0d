/** How soon after a signal another is only its echo, in ms. */
const echoMs = 500;

/** The part of a process that tells of signals. */
export interface Stoppable {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Aborts when a process is asked to stop. The second time it is meant, and the process exits with 130 at once; but npm
 * passes on the Ctrl-C that has come from the terminal already, which is not a second time.
 *
 * @param now tells the time, in ms.
 */
export function stopSignal(process: Stoppable, now: () => number = () => performance.now()): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const stop = () => {
    firstAt ??= now();
    if (now() - firstAt > echoMs) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}
