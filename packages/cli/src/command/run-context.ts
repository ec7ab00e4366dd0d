import type { Client } from "@hob/resources";
import type { Task } from "@hob/tasks";
import type { Output } from "../output/output.ts";
import type { CliProcess } from "./cli-process.ts";
import type { Credentials } from "../connection/credentials.ts";

/** The server that is talked to, and as whom. */
export interface ServerAddress {
  /** Without a slash at its end. */
  readonly url: string;
  /** Null when nobody has logged in. */
  readonly token: string | null;
}

/** How a command ends that has begun a task. */
export interface FinishOptions {
  /** False returns at once and prints the task; default true. */
  readonly wait?: boolean;
  /** What is said when the task has succeeded: `Created web-1.` */
  readonly done: string;
}

/** What a command is run with. */
export interface RunContext<Args, Options> {
  readonly args: Args;
  readonly options: Options;
  /** Talks to the server as the logged-in user. @throws NotLoggedIn as soon as it is read, when there is none. */
  readonly client: Client;
  readonly server: ServerAddress;
  readonly credentials: Credentials;
  readonly output: Output;
  readonly process: CliProcess;
  readonly signal: AbortSignal;
  /** Waits for a task, with its progress on a terminal, then prints its result. @throws what the task failed of. */
  finish(task: Task, options: FinishOptions): Promise<Task>;
}
