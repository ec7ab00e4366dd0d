import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { destination, type Logger, pino, stdSerializers } from "pino";
import { logLine } from "./log-line.ts";

/** Names of fields that never reach a log, at the top and one level down. */
const secretFields = ["password", "token", "secret", "ticket", "authorization", "cookie"];

/**
 * Makes the log, on standard error: a JSON object a line for files and service managers, readable lines on a terminal. What
 * may hold a secret is left out.
 *
 * @param level `debug`, `info` (default), `warn`, `error` or `silent`.
 * @param target a file descriptor or a path; default standard error.
 */
export function createLog(level = "info", target: number | string = 2): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: stdSerializers.errWithCause },
      redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`]), censor: "(secret)" },
    },
    typeof target === "number" && isatty(target)
      ? { write: (line: string) => void writeSync(target, logLine(line)) }
      : destination({ dest: target, sync: true }),
  );
}

/** An URL as it may be logged: one-time tickets and tokens in it are blanked. */
export function loggableUrl(url: string): string {
  return url.replace(/([?&](?:ticket|token|secret)=)[^&]*/gi, "$1(secret)");
}
