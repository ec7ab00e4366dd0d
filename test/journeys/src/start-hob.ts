import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The built product's command line, as `npx hob` runs it. */
export const hobPath = fileURLToPath(new URL("../../../apps/hob/bin/hob.js", import.meta.url));

/** A running server of the built product, with a data directory of its own. */
export interface RunningHob extends AsyncDisposable {
  readonly url: string;
  /** The one-time link; undefined once there is an administrator. */
  readonly setupLink: string | undefined;
  readonly dataDirectory: string;
  readonly pid: number;
  /** Everything it has printed, both streams. */
  output(): string;
  /** Ends it as `kill -9` does; its data directory stays. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; its data directory stays. @returns the exit code. */
  stop(): Promise<number | null>;
}

/** How to start. */
export interface StartHob {
  /** The libvirt to manage instead of the machine's own: tests always name theirs. */
  readonly host: string;
  /** Default: a new one, removed at the end. */
  readonly dataDirectory?: string;
  readonly port?: number;
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts `hob serve` and waits until it has said where it listens.
 *
 * @throws Error with all it printed, when it ends before that or says nothing for 60 s.
 */
export async function startHob(options: StartHob): Promise<RunningHob> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), "hob-journey-")));
  const child = spawn(
    process.execPath,
    [hobPath, "serve", "--port", String(options.port ?? 0), "--data", dataDirectory, "--host", options.host],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...options.environment } },
  );
  const lines: string[] = [];
  const { url, setupLink } = await listening(child, lines);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return await exited;
  };
  return {
    url,
    setupLink,
    dataDirectory,
    pid: child.pid as number,
    output: () => lines.join("\n"),
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGINT"),
    [Symbol.asyncDispose]: async () => {
      await end("SIGINT");
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess, lines: string[]): Promise<{ url: string; setupLink: string | undefined }> {
  return new Promise((resolve, reject) => {
    let url: string | undefined;
    let setupLink: string | undefined;
    const fail = (why: string) => reject(new Error(`${why}:\n${lines.join("\n")}`));
    const deadline = setTimeout(() => fail("hob serve did not say where it listens within 60 s"), 60_000);
    const read = (line: string) => {
      lines.push(line);
      url ??= /^Hob runs at (http:\/\/\S+)/.exec(line)?.[1];
      setupLink ??= /(http:\/\/\S+\/setup#\S+)/.exec(line)?.[1];
      if (!url) return;
      clearTimeout(deadline);
      // Both lines are written at once; they arrive in the same moment.
      setImmediate(() => resolve({ url: url as string, setupLink }));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", read);
    }
    child.once("exit", (code, signal) => {
      clearTimeout(deadline);
      fail(`hob serve ended with ${code ?? signal}`);
    });
  });
}
