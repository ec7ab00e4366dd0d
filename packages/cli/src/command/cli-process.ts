import type { Readable, Writable } from "node:stream";

/** Input that may be a terminal. */
export type InputStream = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
/** Output that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** The process around a command: passed in, so that tests have their own. */
export interface CliProcess {
  /** Without the interpreter and the program. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Aborts at Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}
