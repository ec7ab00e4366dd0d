import type { TaskEngine } from "./task-engine.ts";
import { isFinished, type Task } from "./task.ts";

/** Resolves with the finished task. @throws TaskNotFound; the signal's reason when it aborts first. */
export async function waitForTask(
  engine: Pick<TaskEngine, "get" | "onChange">,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Task> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Task>();
  // It may be rejected while the task is still being read; the caller hears of it either way.
  promise.catch(() => undefined);
  // Listening first: the task may end while it is being read.
  const off = engine.onChange((task) => {
    if (task.id === id && isFinished(task.state)) resolve(task);
  });
  const abort = () => reject(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    const task = await engine.get(id);
    signal?.throwIfAborted();
    return isFinished(task.state) ? task : await promise;
  } finally {
    off();
    signal?.removeEventListener("abort", abort);
  }
}
