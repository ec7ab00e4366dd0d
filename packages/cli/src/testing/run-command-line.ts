import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import type { CliPlugin } from "../command/define-cli-plugin.ts";
import { runCli } from "../run-cli.ts";

/** The surroundings of a command line under test. */
export interface CommandLineOptions {
  /** Of a server; without it nobody is logged in. */
  readonly server?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in. */
  readonly stdin?: string;
  /** The width of the terminal that stdout and stderr are; without it they are pipes. */
  readonly columns?: number;
  /** Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** How it went. */
export interface CommandLineResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `hob` with the given plugins as a program would, in a home of its own. */
export async function runCommandLine(
  plugins: readonly CliPlugin[],
  argv: readonly string[],
  options: CommandLineOptions = {},
): Promise<CommandLineResult> {
  const home = await mkdtemp(join(tmpdir(), "hob-cli-"));
  const terminal = options.columns === undefined ? {} : { isTTY: true, columns: options.columns };
  const stdout = Object.assign(new PassThrough(), terminal);
  const stderr = Object.assign(new PassThrough(), terminal);
  const loggedIn = options.server === undefined ? {} : { HOB_SERVER: options.server, HOB_TOKEN: "t0ken" };
  try {
    const code = await runCli(
      {
        program: "hob",
        version: "1.2.3",
        plugins: plugins.map((plugin) => ({ id: plugin.id, load: async () => ({ default: plugin }) })),
      },
      {
        argv,
        env: { HOME: home, ...loggedIn, ...options.env },
        stdin: Object.assign(Readable.from(options.stdin === undefined ? [] : [options.stdin]), { isTTY: false }),
        stdout,
        stderr,
        signal: options.signal ?? new AbortController().signal,
      },
    );
    return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function textOf(stream: PassThrough): string {
  const written: unknown = stream.read();
  return written === null ? "" : String(written);
}
