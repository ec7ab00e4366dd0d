import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = fileURLToPath(new URL("virt-install.py", import.meta.url));

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

/** virt-install held in one process, 20 times as fast as a process for each guest, beside the libvirtd that it asks. */
export interface VirtInstall extends AsyncDisposable {
  /** The guest that virt-install makes of these words; `ms` is how long it took. @throws an Error with what it printed. */
  design(words: readonly string[]): Promise<{ readonly xml: string; readonly ms: number }>;
  /** What libvirt keeps of a guest, with all that it fills in. @throws an Error with libvirt's words. */
  define(xml: string): Promise<string>;
}

/** Starts virt-install's program once, connected to a libvirtd. Questions are asked one at a time. */
export async function startVirtInstall(uri: string): Promise<VirtInstall> {
  // Without -B the first run of root writes compiled modules among the files of the package.
  const child = spawn("/usr/bin/python3", ["-B", program, uri], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: readonly string[]): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error("virt-install's program ended before it answered.");
    const answer = JSON.parse(value) as Answer;
    if (answer.code !== 0) throw new Error(`${question.join(" ").slice(0, 2000)}: ${answer.err.trim()}`);
    return answer;
  };
  return {
    async design(words) {
      const { out, ms } = await ask(["install", ...words]);
      return { xml: out.trim(), ms };
    },
    define: async (xml) => (await ask(["define", xml])).out.trim(),
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

/** The command itself, for the proof that both say the same. @returns what it printed. */
export async function virtInstallCommand(uri: string, words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("virt-install", ["--connect", uri, ...words]);
  return stdout.trim();
}
