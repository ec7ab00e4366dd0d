import type { JsonObject, Task } from "./task.ts";
import type { TaskKind } from "./task-kind.ts";
import type { TaskFilter } from "./task-store.ts";

/** What is said when work is handed in. */
export interface SubmitOptions {
  readonly owner?: string | null;
  /** A second submit of the same kind with the same key answers the first one's task. */
  readonly idempotencyKey?: string;
}

/** Runs tasks: in process, in order of submission, held back only by locks. */
export interface TaskEngine {
  /** Adds a kind. @returns a function that takes it out again (its running tasks go on to their end). */
  register(kind: TaskKind<any, any>): () => void;
  /** Stores the task, then starts it as soon as its locks are free. Resolves when it is stored. */
  submit<Input extends JsonObject>(kind: string, input: Input, options?: SubmitOptions): Promise<Task>;
  /** Asks a task to stop; resolves when the wish is stored. It ends as `cancelled` once its steps are undone. */
  cancel(id: string): Promise<Task>;
  get(id: string): Promise<Task>;
  list(filter?: TaskFilter): Promise<readonly Task[]>;
  /** Resolves with the finished task. */
  wait(id: string, signal?: AbortSignal): Promise<Task>;
  /** Hears of every stored change, and of progress a few times a second. @returns stop listening. */
  onChange(listener: (task: Task) => void): () => void;
  /**
   * Called once at start, when all kinds are registered: tasks that were running when the process died go on, where
   * every step that had begun can be gone on with, else they are undone and end as `interrupted`; their log says which.
   * Tasks that were queued begin. Resolves when every undo has been tried.
   */
  recover(): Promise<void>;
  /**
   * Accepts nothing new, lets running tasks end for at most `timeoutMs`, then leaves those that can be gone on with for
   * the next start, and cancels the others.
   */
  drain(timeoutMs: number): Promise<void>;
}
