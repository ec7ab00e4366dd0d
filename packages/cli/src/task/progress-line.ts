import type { Task } from "@hob/tasks";
import type { OutputStream } from "../command/cli-process.ts";
import { printable } from "../output/printable.ts";

const barWidth = 20;

/** One line on a terminal that is written over and over while a task runs, and wiped at its end. */
export function progressLine(terminal: OutputStream): { show(task: Task): void; clear(): void } {
  const width = (terminal.columns ?? 80) - 1;
  return {
    show: (task) => void terminal.write(`\r\u001b[K${describeProgress(task).slice(0, width)}`),
    clear: () => void terminal.write("\r\u001b[K"),
  };
}

/** `[########------------]  42% Create web-1: Copy the image` */
export function describeProgress({ progress, title, steps, state }: Task): string {
  const full = Math.floor(progress * barWidth);
  const bar = "#".repeat(full) + "-".repeat(barWidth - full);
  const step =
    steps.find((one) => one.state === "running")?.title ?? (state === "queued" ? "waiting for its turn" : "");
  const percent = `${Math.floor(progress * 100)}%`.padStart(4);
  return printable(`[${bar}] ${percent} ${title}${step && `: ${step}`}`);
}
