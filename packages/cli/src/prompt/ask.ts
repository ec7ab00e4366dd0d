import type { CliProcess } from "../command/cli-process.ts";
import { Interrupted } from "../grammar/usage-errors.ts";
import { NobodyToAsk } from "./prompt-errors.ts";

/** What is asked, and how to say it beforehand. */
export interface Question {
  /** For the message: `password`. */
  readonly what: string;
  /** The option that makes asking needless. */
  readonly option: string;
  /** The letters typed are not shown. */
  readonly hidden?: boolean;
}

/** Asks a question on the terminal and reads one line. @throws NobodyToAsk without a terminal; Interrupted at Ctrl-C or Ctrl-D. */
export async function ask({ stdin, stderr }: CliProcess, { what, option, hidden = false }: Question): Promise<string> {
  if (!stdin.isTTY || !stdin.setRawMode) throw new NobodyToAsk({ what, option });
  stderr.write(`${what.charAt(0).toUpperCase()}${what.slice(1)}: `);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8").resume();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed: string[] = [];
  const hear = (keys: string) => {
    for (const key of keys) {
      if (key === "\r" || key === "\n") return resolve(typed.join(""));
      if (key === "\u0003" || key === "\u0004") return reject(new Interrupted({}));
      if (key === "\u007f" || key === "\b") {
        if (typed.pop() !== undefined && !hidden) stderr.write("\b \b");
      } else if (key === "\u0015") {
        if (!hidden) stderr.write("\b \b".repeat(typed.length));
        typed = [];
      } else if (key >= " ") {
        typed.push(key);
        if (!hidden) stderr.write(key);
      }
    }
  };
  stdin.on("data", hear);
  try {
    return await promise;
  } finally {
    stdin.off("data", hear);
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}
