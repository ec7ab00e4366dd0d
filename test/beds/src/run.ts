import { execFile } from "node:child_process";

/** What a program needs besides its arguments. */
export interface RunOptions {
  /** Text for its standard input. Default: none. */
  readonly input?: string;
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/**
 * Runs a program to its end and returns what it wrote to its standard output.
 *
 * @throws an Error with the program, its arguments and its standard error when it cannot be started or fails.
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...args],
      {
        encoding: "utf8",
        maxBuffer: 256 * 2 ** 20,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        env: { ...process.env, LC_ALL: "C", ...options.env },
        timeout: options.timeoutMs ?? 0,
        killSignal: "SIGKILL",
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const why = stderr.trim() || error.message;
        reject(new Error(`${[program, ...args].join(" ")} failed: ${why}`, { cause: error }));
      },
    );
    child.stdin?.on("error", () => {
      // A program that ends without reading its input closes the pipe; its exit status says whether that was right.
    });
    child.stdin?.end(options.input ?? "");
  });
}
