import type { Readable } from "node:stream";
import { abortError } from "./abort-error.ts";
import type { RemoteProcess } from "./remote-process.ts";
import type { RunOptions, RunResult } from "./ssh-connection.ts";
import { TooMuchOutput } from "./ssh-errors.ts";

const defaultOutputLimit = 16 * 2 ** 20;

/**
 * Feeds a program, keeps what it writes, and waits for its end.
 *
 * @throws TooMuchOutput; SshConnectionLost; SshTimeout, SshCancelled by the signal. The program is asked to end then.
 */
export function runToEnd(
  process: RemoteProcess,
  host: string,
  program: string,
  options: RunOptions,
): Promise<RunResult> {
  const { signal, input, outputLimit = defaultOutputLimit } = options;
  return new Promise((resolve, reject) => {
    let kept = 0;
    const fail = (error: Error) => {
      signal?.removeEventListener("abort", aborted);
      process.end();
      reject(error);
    };
    const aborted = () => fail(abortError(signal as AbortSignal, host, `run '${program}'`));
    const keep = (output: Readable) => {
      const chunks: Buffer[] = [];
      output.on("data", (chunk: Buffer) => {
        kept += chunk.length;
        if (kept > outputLimit) fail(new TooMuchOutput({ host, program, limit: outputLimit }));
        else chunks.push(chunk);
      });
      return new Promise<string>((whole) => output.once("end", () => whole(Buffer.concat(chunks).toString("utf8"))));
    };
    if (signal?.aborted) return aborted();
    signal?.addEventListener("abort", aborted, { once: true });
    Promise.all([process.exit, keep(process.stdout), keep(process.stderr)]).then(([exit, stdout, stderr]) => {
      signal?.removeEventListener("abort", aborted);
      resolve({ ...exit, stdout, stderr });
    }, fail);
    process.stdin.end(input);
  });
}
