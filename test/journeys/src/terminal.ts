import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { collect, until } from "./run.ts";

/** A terminal in which a command runs, and before which nobody sits until a key is pressed. */
export interface Terminal {
  /** Everything that stands there. */
  said(): string;
  /** Waits until it says something. @throws Error with what it said instead, after `timeoutMs` or at the command's end. */
  shows(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray>;
  /** Presses Ctrl-C. @returns the command's exit code. */
  interrupt(): Promise<number>;
}

/**
 * What `script`, of Debian's base, is called with to run a command in a terminal and exit as it does: without a shell in
 * between, which would end by Ctrl-C even where the command does not. Variables may stand before the command.
 */
export const scriptArguments = (command: string): readonly string[] => [
  ...["--quiet", "--flush", "--return", "--command", `exec env ${command}`],
  "/dev/null",
];

/** The terminal of a running `script`. */
export function terminalOf(script: ChildProcessWithoutNullStreams): Terminal {
  const [shown, complained] = [collect(script.stdout), collect(script.stderr)];
  const said = () => `${shown()}${complained()}`.replaceAll("\r", "");
  const closed = once(script, "close") as Promise<[number]>;
  return {
    said,
    async shows(pattern, timeoutMs) {
      const look = () => pattern.exec(said()) ?? (script.exitCode === null ? undefined : null);
      const found = await until(`${pattern} in the terminal`, look, timeoutMs).catch((cause: unknown) => {
        throw new Error(`The terminal shows:\n${said()}`, { cause });
      });
      if (found === null) throw new Error(`The command ended, and the terminal shows:\n${said()}`);
      return found;
    },
    async interrupt() {
      script.stdin.write("\u0003");
      const [code] = await closed;
      return code;
    },
  };
}
