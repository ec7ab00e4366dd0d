import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, run, start } from "./run.ts";
import { hobPath } from "./start-hob.ts";

/** The command line of one user, with a home of its own. */
export interface HobCommand extends AsyncDisposable {
  /** Runs `hob …` to its end. */
  (...args: string[]): Promise<Ended>;
  /** Runs it with something on its standard input. */
  withInput(input: string, ...args: string[]): Promise<Ended>;
  /** Starts it and leaves its streams to the caller. */
  start(...args: string[]): ReturnType<typeof start>;
}

/** Makes a user's command line; `environment` is added to its environment. */
export async function hobCommand(environment: Readonly<Record<string, string>> = {}): Promise<HobCommand> {
  const home = await mkdtemp(join(tmpdir(), "hob-home-"));
  const options = { environment: { HOME: home, XDG_CONFIG_HOME: join(home, ".config"), ...environment } };
  const command = (...args: string[]) => run(process.execPath, [hobPath, ...args], options);
  return Object.assign(command, {
    withInput: (input: string, ...args: string[]) => run(process.execPath, [hobPath, ...args], { ...options, input }),
    start: (...args: string[]) => start(process.execPath, [hobPath, ...args], options),
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  });
}
