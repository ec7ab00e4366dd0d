import { setTimeout as sleep } from "node:timers/promises";
import type { Bed } from "./libvirtd-bed.ts";

interface ExecStatus {
  readonly exited: boolean;
  readonly exitcode?: number;
  readonly "out-data"?: string;
  readonly "err-data"?: string;
}

/**
 * Runs a script in a running guest whose agent answers, and returns what it wrote to its standard output.
 *
 * @throws an Error with its standard error when it fails.
 */
export async function guestShell(bed: Pick<Bed, "virsh">, name: string, script: string): Promise<string> {
  const ask = async <Answer>(execute: string, args: object): Promise<Answer> => {
    const answer = await bed.virsh("qemu-agent-command", name, JSON.stringify({ execute, arguments: args }));
    return (JSON.parse(answer) as { return: Answer }).return;
  };
  const command = { path: "/bin/sh", arg: ["-c", script], "capture-output": true };
  const { pid } = await ask<{ pid: number }>("guest-exec", command);
  for (;;) {
    const status = await ask<ExecStatus>("guest-exec-status", { pid });
    if (status.exited) {
      const text = (data = "") => Buffer.from(data, "base64").toString();
      if (status.exitcode === 0) return text(status["out-data"]);
      throw new Error(`The script failed in guest '${name}' with ${status.exitcode}: ${text(status["err-data"])}`);
    }
    await sleep(50);
  }
}
