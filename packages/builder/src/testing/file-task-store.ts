import type { Task, TaskStore } from "@hob/tasks";
import { memoryTaskStore } from "@hob/tasks/testing";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** The tasks in a file of {@link fileTaskStore}; none when there is no file. */
export function storedTasks(path: string): readonly Task[] {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Task[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Keeps tasks in a file of JSON, which is whole at any time: what a process that is killed had put, the next one finds.
 *
 * @param heard Told of each task once it is in the file.
 */
export async function fileTaskStore(path: string, heard: (task: Task) => void = () => {}): Promise<TaskStore> {
  const memory = memoryTaskStore();
  for (const task of storedTasks(path)) await memory.put(task);
  return {
    ...memory,
    async put(task) {
      await memory.put(task);
      writeFileSync(`${path}.new`, JSON.stringify(await memory.list({ limit: 1000 })));
      renameSync(`${path}.new`, path);
      heard(task);
    },
  };
}
