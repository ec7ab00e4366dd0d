import type { Task, TaskState } from "./task.ts";

/** Which tasks to list; newest first. */
export interface TaskFilter {
  readonly states?: readonly TaskState[];
  readonly owner?: string;
  readonly target?: { readonly resource: string; readonly id: string };
  /** Default 100. */
  readonly limit?: number;
}

/** Where tasks are kept. `put` is durable when it resolves. */
export interface TaskStore {
  put(task: Task): Promise<void>;
  get(id: string): Promise<Task | undefined>;
  list(filter?: TaskFilter): Promise<readonly Task[]>;
  /** Removes finished tasks that ended before `time` (ms since 1970); returns how many. */
  purge(before: number): Promise<number>;
}
