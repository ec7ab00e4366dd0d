import { setTimeout as sleep } from "node:timers/promises";
import type { GuestCalls } from "../guest-calls.ts";
import { agentCommand } from "./agent-command.ts";
import { GuestProgramTimeout } from "./agent-errors.ts";
import { agentSession } from "./agent-session.ts";

/** How a program in a guest is run. */
export interface ProgramOptions {
  /** What it reads on its standard input. */
  readonly input?: string | Uint8Array;
  /** Its environment, instead of the agent's. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take. Default: 60 s. It is not ended then. */
  readonly timeoutMs?: number;
  /** Ends the waiting; the program goes on. */
  readonly signal?: AbortSignal;
}

/** What came of a program in a guest. */
export interface ProgramResult {
  readonly pid: number;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: number | null;
  /** At most 16 MiB; the agent drops the rest. */
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** Whether the agent dropped a part of either. */
  readonly truncated: boolean;
}

/** @source QEMU Guest Agent Protocol Reference, GuestExecStatus */
interface ExecStatus {
  readonly exited: boolean;
  readonly exitcode?: number;
  readonly signal?: number;
  readonly "out-data"?: string;
  readonly "err-data"?: string;
  readonly "out-truncated"?: boolean;
  readonly "err-truncated"?: boolean;
}

/** How often it is asked whether the program has ended: soon at first, because many are short. */
const soonestMs = 20;
const latestMs = 1000;

/** Runs a program in a guest by its agent and waits for its end. */
export async function runProgram(
  calls: GuestCalls,
  program: string,
  args: readonly string[],
  { input, environment, timeoutMs = 60_000, signal }: ProgramOptions,
): Promise<ProgramResult> {
  const end = performance.now() + timeoutMs;
  const session = agentSession(calls);
  const ask = (execute: string, given: Readonly<Record<string, unknown>>) =>
    agentCommand(session, execute, given, { signal });
  try {
    const { pid } = (await ask("guest-exec", {
      path: program,
      arg: args,
      env: environment && Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      "input-data": input === undefined ? undefined : Buffer.from(input as string).toString("base64"),
      "capture-output": true,
    })) as { pid: number };
    for (let waitMs = soonestMs; ; waitMs = Math.min(waitMs * 1.5, latestMs)) {
      const status = (await ask("guest-exec-status", { pid })) as ExecStatus;
      if (status.exited) return resultOf(pid, status);
      const left = end - performance.now();
      if (left <= 0) throw new GuestProgramTimeout({ guest: calls.dom.name, program, pid, timeoutMs });
      await sleep(Math.min(waitMs, left), undefined, signal ? { signal } : {});
    }
  } finally {
    await session.close();
  }
}

function resultOf(pid: number, status: ExecStatus): ProgramResult {
  return {
    pid,
    exitCode: status.exitcode ?? null,
    signal: status.signal ?? null,
    stdout: Buffer.from(status["out-data"] ?? "", "base64"),
    stderr: Buffer.from(status["err-data"] ?? "", "base64"),
    truncated: (status["out-truncated"] ?? false) || (status["err-truncated"] ?? false),
  };
}
