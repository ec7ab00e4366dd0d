import { setTimeout as delay } from "node:timers/promises";
import { tasks } from "@hob/plugin-api";
import type { Client } from "@hob/resources";
import { isFinished, type Task } from "@hob/tasks";
import { WaitInterrupted } from "./task-outcome.ts";

/** The first look comes soon, because most tasks are short; later ones every second. */
const pausesMs = [50, 100, 200, 400, 700];
const longestPauseMs = 1000;

/** Looks at a task until it has ended. @throws WaitInterrupted when the signal aborts. */
export async function waitForTask(
  client: Client,
  task: Task,
  signal: AbortSignal,
  show: (task: Task) => void,
): Promise<Task> {
  try {
    for (let look = 0, now = task; ; look++) {
      show(now);
      if (isFinished(now.state)) return now;
      await delay(pausesMs[look] ?? longestPauseMs, undefined, { signal });
      now = await client(tasks).get(task.id);
    }
  } catch (error) {
    if (signal.aborted) throw new WaitInterrupted({ title: task.title, id: task.id }, { cause: error });
    throw error;
  }
}
