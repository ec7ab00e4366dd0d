import type { Client } from "@hob/resources";
import type { Task } from "@hob/tasks";
import type { CliProcess } from "../command/cli-process.ts";
import type { FinishOptions } from "../command/run-context.ts";
import type { Output } from "../output/output.ts";
import { progressLine } from "./progress-line.ts";
import { failureOf } from "./task-outcome.ts";
import { waitForTask } from "./wait-for-task.ts";

/**
 * Brings a command that has begun a task to its end: waits, with the progress on a terminal, then prints the result.
 *
 * @throws what the task failed of; WaitInterrupted at Ctrl-C.
 */
export async function finishTask(
  client: Client,
  output: Output,
  process: CliProcess,
  task: Task,
  { wait = true, done }: FinishOptions,
): Promise<Task> {
  if (!wait) {
    await output.say(`Task ${task.id} (${task.title}) has been accepted.`, task);
    return task;
  }
  const line = process.stderr.isTTY && process.stdout.isTTY ? progressLine(process.stderr) : undefined;
  try {
    const ended = await waitForTask(client, task, process.signal, (now) => line?.show(now));
    line?.clear();
    const failure = failureOf(ended);
    if (failure) throw failure;
    await output.say(done, ended);
    return ended;
  } catch (error) {
    line?.clear();
    throw error;
  }
}
