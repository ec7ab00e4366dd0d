import type { ErrorDescription } from "@hob/errors";

/** Any value that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** An object of JSON values. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * Where a task stands.
 *
 * - `queued`: accepted and stored, not begun (another task holds one of its locks).
 * - `running`: a step is executing, or being undone after a failure or a cancel. So it stays while the process is away
 *   and the task waits to be gone on with.
 * - `succeeded`, `failed`, `cancelled`: ended; after the latter two every begun step has been undone.
 * - `interrupted`: the process died in the middle, and a begun step could not be gone on with; the begun steps were
 *   undone at the next start.
 */
export type TaskState = "queued" | "running" | "succeeded" | "failed" | "cancelled" | "interrupted";

/** Whether a task in this state will never change again. */
export function isFinished(state: TaskState): boolean {
  return state !== "queued" && state !== "running";
}

/** How far one step is. `undone` and `undo-failed` follow `running`, `done` or `failed` when a task goes back. */
export type StepState = "waiting" | "running" | "done" | "failed" | "undone" | "undo-failed";

/** One step of a task, as stored and shown. */
export interface TaskStep {
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  /** 0 to 1 within the step. */
  readonly progress: number;
}

/** One line of a task's log. */
export interface TaskLogLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly step: string | null;
  readonly message: string;
}

/** What a task works on: it is shown on that object's page. */
export interface TaskTarget {
  /** A resource's name, such as `vms`. */
  readonly resource: string;
  readonly id: string;
  /** What the object is called, for people. */
  readonly name: string;
}

/** A piece of long work as it is stored and shown: always plain data. */
export interface Task {
  readonly id: string;
  /** What kind of work, such as `vms.create`. */
  readonly kind: string;
  /** One line for people: `Create web-1`. */
  readonly title: string;
  /** Who asked for it; null for the system itself. */
  readonly owner: string | null;
  readonly target: TaskTarget | null;
  readonly state: TaskState;
  readonly steps: readonly TaskStep[];
  /** 0 to 1 over all steps by weight. */
  readonly progress: number;
  readonly log: readonly TaskLogLine[];
  /** What the work was asked with; never holds a secret. */
  readonly input: JsonObject;
  /** What the steps noted down while they worked: names and ids that later steps and undo need. */
  readonly notes: JsonObject;
  readonly result: Json;
  readonly error: ErrorDescription | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Grows by one with every change. */
  readonly version: number;
  /** Set as soon as it goes back: after a failure, a cancel or a death of the process. It never goes forward again. */
  readonly goesBack?: true;
  /** How often the process has died in the step that is executing now, and gone on with it. Absent: never. */
  readonly resumed?: number;
}
