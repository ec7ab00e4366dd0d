import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What one piece of work took, and how much of it there was. */
export interface Took {
  /** From its start to its end; of `latency`, the median wait for an event. */
  readonly ms: number;
  readonly cpuMs: number;
  /** Calls, domains, characters, parameters or bytes: the same for every client that does the same work. */
  readonly amount: number;
  readonly residentKb: number;
}

/** A client in a process of its own that does what it is told, a line at a time. */
export interface Peer extends AsyncDisposable {
  readonly name: string;
  /** How many domains it sees. */
  readonly domains: number;
  run(work: string): Promise<Took>;
}

/** Starts a client. @throws Error when it ends before it is ready. */
export async function startPeer(name: string, program: string, args: readonly string[]): Promise<Peer> {
  const child: ChildProcess = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  if (!child.stdout || !child.stdin) throw new Error(`${name} has no pipes.`);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended early.`);
    return value;
  };
  const { stdin } = child;
  const [, domains] = (await line()).split(" ");
  return {
    name,
    domains: Number(domains),
    async run(work) {
      stdin.write(`${work}\n`);
      const [ms = 0, cpuMs = 0, amount = 0, residentKb = 0] = (await line()).split(" ").map(Number);
      return { ms, cpuMs, amount, residentKb };
    },
    async [Symbol.asyncDispose]() {
      stdin.end();
      await ended;
    },
  };
}
