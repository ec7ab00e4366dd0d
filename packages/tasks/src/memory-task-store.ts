import type { TaskFilter, TaskStore } from "./task-store.ts";
import { isFinished, type Task } from "./task.ts";

/** Keeps tasks in memory, as copies: for tests, and the model of what a durable store does. */
export function memoryTaskStore(): TaskStore {
  const tasks = new Map<string, Task>();
  return {
    async put(task) {
      tasks.set(task.id, structuredClone(task));
    },
    async get(id) {
      return structuredClone(tasks.get(id));
    },
    async list(filter = {}) {
      // Insertion order decides between tasks of the same millisecond.
      const newestFirst = [...tasks.values()].reverse().sort((a, b) => b.createdAt - a.createdAt);
      return structuredClone(newestFirst.filter((task) => matches(task, filter)).slice(0, filter.limit ?? 100));
    },
    async purge(before) {
      const old = [...tasks.values()].filter((task) => isFinished(task.state) && (task.finishedAt ?? 0) < before);
      for (const task of old) tasks.delete(task.id);
      return old.length;
    },
  };
}

function matches(task: Task, { states, owner, target }: TaskFilter): boolean {
  return (
    (states === undefined || states.includes(task.state)) &&
    (owner === undefined || task.owner === owner) &&
    (target === undefined || (task.target?.resource === target.resource && task.target.id === target.id))
  );
}
